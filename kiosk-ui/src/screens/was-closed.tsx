import { recordShown } from '../journey/truth.ts';
import { actOf, messageOf } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { ClosedFolderPicture } from '../parts/pictures/folder.tsx';
import { Since } from '../parts/since.tsx';

/** Closed once, by its owner: it stays so, or it does not. Neither answer is heavier. */
export function WasClosed() {
  const { context } = useJourney();
  const message = messageOf('wasClosed', context);
  return (
    <Page
      message={message}
      picture={<ClosedFolderPicture />}
      hint="onlyYou"
      actions={
        <Answers
          yes={actOf(context) === 'reopen' ? 'reopenRecord' : 'wantNew'}
          yesTap="REOPEN"
          no="keepClosed"
          noTap="KEEP"
        />
      }
    >
      <Since day={recordShown(context)?.since ?? null} />
      <Sentences of={message} part="body" />
    </Page>
  );
}
