import { openingOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { HalfTicketPicture } from '../parts/pictures/ticket.tsx';

/** The printer was lost in the middle: only the patient can see what came out. */
export function TicketDoubtful() {
  const { context } = useJourney();
  return (
    <Page
      message={`ticketDoubtful.${openingOf(context)}`}
      picture={<HalfTicketPicture />}
      actions={
        <>
          <Button look="refuse" tap="DONE" words="hasTicket" />
          <Button look="refuse" tap="PRINT_AGAIN" words="printAgain" />
        </>
      }
    />
  );
}
