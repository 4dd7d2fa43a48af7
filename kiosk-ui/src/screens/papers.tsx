import { Button } from '../parts/button.tsx';
import { CallsAhead } from '../parts/calls-ahead.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page, Sentences } from '../parts/page.tsx';
import { TogetherPicture } from '../parts/pictures/call.tsx';
import { PapersPicture } from '../parts/pictures/papers.tsx';
import { callProgress } from './seen.ts';

/** A parent or a guardian stands there: only the counter moves this screen on. */
export function Papers() {
  const progress = callProgress(useJourney().context);
  const message = `papers.${progress}` as const;
  return (
    <Page
      message={message}
      hint="keepCard"
      picture={progress === 'taken' ? <TogetherPicture /> : <PapersPicture />}
      actions={<Button look="refuse" tap="DONE" words="takeCardBack" />}
    >
      <Sentences of={message} part="body" />
      <CallsAhead />
    </Page>
  );
}
