import { messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { HalfTicketPicture } from '../parts/pictures/ticket.tsx';

/** The printer was lost in the middle: only the patient can see what came out. */
export function TicketDoubtful() {
  return (
    <Page
      message={messageOf('ticketDoubtful', useJourney().context)}
      picture={<HalfTicketPicture />}
      actions={
        <>
          <Button look="refuse" tap="DONE" words="hasTicket" />
          <Button look="refuse" tap="PRINT_AGAIN" words="printAgain" />
          <Button look="link" tap="HAND_OVER" words="goToCounter" />
        </>
      }
    />
  );
}
