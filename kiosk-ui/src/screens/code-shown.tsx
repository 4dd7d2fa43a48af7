import { codeToShow } from '../journey/truth.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { said, unsaid } from '../parts/line.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { QrCode } from '../parts/pictures/qr-code.tsx';
import { textOf } from '../text/shown.ts';
import { spelt } from '../voice/marks.ts';

/** What the ticket would have carried, first of all, to scan or to copy. Spelt into a headset, never said aloud. */
export function CodeShown() {
  const { context } = useJourney();
  const shown = codeToShow(context);
  return (
    <Page
      message="codeShown"
      picture={shown && <QrCode rows={shown.qr} label={textOf('labels.square')} />}
      actions={
        <>
          <Button look="main" tap="DONE" words="hasCode" />
          <Button look="refuse" tap="HIDE_CODE" words="hideCode" />
        </>
      }
    >
      {shown && (
        <div className="code-on-screen" {...unsaid}>
          <p className="code" {...said('spoken.code')} {...spelt}>
            {shown.code.split('-').map((group) => (
              <span key={group}>{group}</span>
            ))}
          </p>
          <p className="page">{shown.page}</p>
        </div>
      )}
      <Sentences of="codeShown" part="body" />
    </Page>
  );
}
