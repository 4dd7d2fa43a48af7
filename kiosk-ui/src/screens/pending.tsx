import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { TicketPicture } from '../parts/pictures/ticket.tsx';

/** Asked, not opened yet; the ticket says how to go on. */
export function Pending() {
  return (
    <Page
      message="pending"
      picture={<TicketPicture />}
      hint="counter"
      actions={<Button look="main" tap="DONE" words="takeCardBack" />}
    />
  );
}
