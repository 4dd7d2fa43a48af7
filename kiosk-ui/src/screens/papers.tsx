import { callProgress, messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { CallsAhead } from '../parts/calls-ahead.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { TogetherPicture } from '../parts/pictures/call.tsx';
import { PapersPicture } from '../parts/pictures/papers.tsx';

/** A parent or a guardian stands there: only the counter moves this screen on. */
export function Papers() {
  const { context } = useJourney();
  const message = messageOf('papers', context);
  const comes = callProgress(context) === 'taken';
  return (
    <Page
      message={message}
      hint="keepCard"
      picture={comes ? <TogetherPicture /> : <PapersPicture />}
      actions={<Button look="refuse" tap="DONE" words="takeCardBack" />}
    >
      <Sentences of={message} part="body" />
      <CallsAhead />
    </Page>
  );
}
