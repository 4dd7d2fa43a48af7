import { regime } from '../journey/view.ts';
import { Answers } from '../parts/answers.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page, Sentences } from '../parts/page.tsx';
import { ClosedFolderPicture } from '../parts/pictures/folder.tsx';
import { Since } from '../parts/since.tsx';
import { sinceOf } from './seen.ts';

/** Closed once, by its owner: it stays so, or it does not. Neither answer is heavier. */
export function WasClosed() {
  const { context } = useJourney();
  const current = regime(context);
  const message = `wasClosed.${current}` as const;
  return (
    <Page
      message={message}
      picture={<ClosedFolderPicture />}
      hint="onlyYou"
      actions={
        <Answers
          yes={current === 'consent-2016' ? 'reopenRecord' : 'wantNew'}
          yesTap="REOPEN"
          no="keepClosed"
          noTap="KEEP"
        />
      }
    >
      <Since day={sinceOf(context)} />
      <Sentences of={message} part="body" />
    </Page>
  );
}
