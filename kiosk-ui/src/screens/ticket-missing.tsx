import { codeToShow } from '../journey/truth.ts';
import { openingOf, ticketPrinter } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Line } from '../parts/line.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { NoTicketPicture } from '../parts/pictures/ticket.tsx';
import { printerReasons } from '../text/fr.ts';

/** The opening stands, the paper did not come: print again, read the code here, or go without. */
export function TicketMissing() {
  const { context } = useJourney();
  const message = `ticketMissing.${openingOf(context)}` as const;
  const printer = ticketPrinter(context);
  const hasCode = codeToShow(context) !== null;
  return (
    <Page
      message={message}
      picture={<NoTicketPicture />}
      actions={
        <>
          <Button look="main" tap="PRINT_AGAIN" words="printAgain" />
          {hasCode && <Button look="refuse" tap="SHOW_CODE" words="showCode" />}
          <Button look={hasCode ? 'link' : 'refuse'} tap="DONE" words="withoutTicket" />
        </>
      }
    >
      {printerReasons[printer] && <Line id={`printerReasons.${printer}`} as="p" className="body" />}
      <Sentences of={message} part="body" />
    </Page>
  );
}
