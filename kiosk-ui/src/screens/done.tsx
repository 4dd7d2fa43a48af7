import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { TicketPicture } from '../parts/pictures/ticket.tsx';
import { buttons, messages } from '../text/fr.ts';

export function Done() {
  return (
    <Page
      message={messages.done}
      picture={<TicketPicture />}
      hint="counter"
      actions={
        <Button look="main" tap="DONE">
          {buttons.takeCardBack}
        </Button>
      }
    />
  );
}
