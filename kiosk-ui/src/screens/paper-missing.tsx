import { paperPrinter } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { NoTicketPicture } from '../parts/pictures/ticket.tsx';
import { PrinterReason } from '../parts/printer-reason.tsx';

/** A sheet without a secret did not come out: the same words wait on a page. */
export function PaperMissing() {
  const { context } = useJourney();
  return (
    <Page
      message="paperMissing"
      picture={<NoTicketPicture />}
      actions={
        <>
          <Button look="main" tap="PHONE" words="phone" />
          <Button look="link" tap="PRINT_AGAIN" words="printAgain" />
          <Button look="refuse" tap="DONE" words="finish" />
        </>
      }
    >
      <PrinterReason printer={paperPrinter(context)} />
      <Sentences of="paperMissing" part="body" />
    </Page>
  );
}
