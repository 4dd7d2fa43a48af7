import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { TicketPicture } from '../parts/pictures/ticket.tsx';

export function Done() {
  return (
    <Page
      message="done"
      picture={<TicketPicture />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}
