import { openingOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page } from '../parts/page.tsx';
import { HalfTicketPicture } from '../parts/pictures/ticket.tsx';
import { buttons, messages } from '../text/fr.ts';

/** The printer was lost in the middle: only the patient can see what came out. */
export function TicketDoubtful() {
  const { context } = useJourney();
  return (
    <Page
      message={messages[`ticketDoubtful.${openingOf(context)}`]}
      picture={<HalfTicketPicture />}
      actions={
        <>
          <Button look="refuse" tap="DONE">
            {buttons.hasTicket}
          </Button>
          <Button look="refuse" tap="PRINT_AGAIN">
            {buttons.printAgain}
          </Button>
        </>
      }
    />
  );
}
