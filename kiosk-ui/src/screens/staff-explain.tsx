import { Button } from '../parts/button.tsx';
import { CallsAhead } from '../parts/calls-ahead.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page, Sentences } from '../parts/page.tsx';
import { TogetherPicture } from '../parts/pictures/call.tsx';
import { ListenersPicture } from '../parts/pictures/questions.tsx';
import { callProgress } from './seen.ts';

/** A person explains; reading again and saying no stay possible meanwhile. */
export function StaffExplain() {
  const progress = callProgress(useJourney().context);
  const message = `staffExplain.${progress}` as const;
  return (
    <Page
      message={message}
      hint="mayRefuse"
      picture={progress === 'taken' ? <TogetherPicture /> : <ListenersPicture />}
      actions={
        <>
          {progress === 'unheard' && <Button look="link" tap="HAND_OVER" words="goToCounter" />}
          <Button look="main" tap="BACK" words="readAgain" />
          <Button look="refuse" tap="NO" words="refuse" />
        </>
      }
    >
      <Sentences of={message} part="body" />
      <CallsAhead />
    </Page>
  );
}
