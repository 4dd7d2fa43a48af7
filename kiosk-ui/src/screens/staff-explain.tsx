import { callProgress, messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { CallsAhead } from '../parts/calls-ahead.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import { TogetherPicture } from '../parts/pictures/call.tsx';
import { ListenersPicture } from '../parts/pictures/questions.tsx';

/** A person explains; reading again and saying no stay possible meanwhile. */
export function StaffExplain() {
  const { context } = useJourney();
  const message = messageOf('staffExplain', context);
  const progress = callProgress(context);
  return (
    <Page
      message={message}
      hint="mayRefuse"
      picture={progress === 'taken' ? <TogetherPicture /> : <ListenersPicture />}
      actions={
        <>
          {progress === 'unheard' ? (
            <>
              <Button look="main" tap="RETRY" words="callAgain" />
              <div className="links">
                <Button look="link" tap="BACK" words="readAgain" />
                <Button look="link" tap="HAND_OVER" words="goToCounter" />
              </div>
            </>
          ) : (
            <Button look="main" tap="BACK" words="readAgain" />
          )}
          <Button look="refuse" tap="NO" words="refuse" />
        </>
      }
    >
      <Sentences of={message} part="body" />
      <CallsAhead />
    </Page>
  );
}
