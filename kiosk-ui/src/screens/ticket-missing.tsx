import { openingOf, ticketPrinter } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page, Sentences } from '../parts/page.tsx';
import { NoTicketPicture } from '../parts/pictures/ticket.tsx';
import { buttons, messages, printerReasons } from '../text/fr.ts';

/** The opening stands, the paper did not come: print again, or go without. */
export function TicketMissing() {
  const { context } = useJourney();
  const message = messages[`ticketMissing.${openingOf(context)}`];
  const reason = printerReasons[ticketPrinter(context)];
  return (
    <Page
      message={message}
      picture={<NoTicketPicture />}
      actions={
        <>
          <Button look="main" tap="PRINT_AGAIN">
            {buttons.printAgain}
          </Button>
          <Button look="refuse" tap="DONE">
            {buttons.withoutTicket}
          </Button>
        </>
      }
    >
      <Sentences of={reason ? [reason, ...message.body] : message.body} />
    </Page>
  );
}
