import { messageOf, ticketPrinter } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { NoTicketPicture } from '../parts/pictures/ticket.tsx';
import { PrinterReason } from '../parts/printer-reason.tsx';

/** The opening stands, the paper did not come: print again, read the code here, or go without. */
export function TicketMissing() {
  const { context } = useJourney();
  const message = messageOf('ticketMissing', context);
  return (
    <Page
      message={message}
      picture={<NoTicketPicture />}
      actions={
        <>
          <Button look="main" tap="PRINT_AGAIN" words="printAgain" />
          <Button look="refuse" tap="PHONE" words="showCode" />
          <div className="links">
            <Button look="link" tap="DONE" words="withoutTicket" />
            <Button look="link" tap="HAND_OVER" words="goToCounter" />
          </div>
        </>
      }
    >
      <PrinterReason printer={ticketPrinter(context)} />
      <Sentences of={message} part="body" />
    </Page>
  );
}
