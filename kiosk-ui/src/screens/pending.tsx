import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { TicketPicture } from '../parts/pictures/ticket.tsx';
import { buttons, messages } from '../text/fr.ts';

/** Asked, not opened yet; the ticket says how to go on. */
export function Pending() {
  return (
    <Page
      message={messages.pending}
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
