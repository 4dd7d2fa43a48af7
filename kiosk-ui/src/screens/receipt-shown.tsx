import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { unsaid } from '../parts/line.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { QrCode } from '../parts/pictures/qr-code.tsx';
import { textOf } from '../text/shown.ts';

/** The page of a sheet without a secret, to scan or to copy. */
export function ReceiptShown() {
  const paper = useJourney().context.agent?.paper;
  const sheet = paper?.state === 'on-screen' ? paper : null;
  return (
    <Page
      message="receiptShown"
      picture={sheet && <QrCode rows={sheet.qr} label={textOf('labels.square')} />}
      actions={<Button look="main" tap="DONE" words="finish" />}
    >
      <Sentences of="receiptShown" part="body" />
      {sheet && (
        <p className="address" {...unsaid}>
          {sheet.page}
        </p>
      )}
    </Page>
  );
}
