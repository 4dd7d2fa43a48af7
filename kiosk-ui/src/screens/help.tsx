import type { ReactNode } from 'react';
import { callProgress, messageOf } from '../journey/view.ts';
import { Button } from '../parts/button.tsx';
import { CallsAhead } from '../parts/calls-ahead.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page, Sentences } from '../parts/page.tsx';
import {
  BellPicture,
  CounterRungPicture,
  EmptyCounterPicture,
  TogetherPicture,
} from '../parts/pictures/call.tsx';
import type { CallProgress } from '../text/message.ts';

const pictures: Record<CallProgress, ReactNode> = {
  sending: <BellPicture />,
  waiting: <CounterRungPicture />,
  taken: <TogetherPicture />,
  unheard: <EmptyCounterPicture />,
};

/**
 * « Aide »: whether the counter knows, and whether somebody comes. The visit keeps its place under it, and may go on
 * while somebody is on their way.
 */
export function Help() {
  const { context } = useJourney();
  const message = messageOf('help', context);
  const progress = callProgress(context);
  return (
    <Page
      message={message}
      picture={pictures[progress]}
      hint="onlyYou"
      actions={
        progress === 'unheard' ? (
          <>
            <Button look="main" tap="RETRY" words="callAgain" />
            <Button look="link" tap="NEXT" words="continue" />
          </>
        ) : (
          <>
            <Button look="main" tap="NEXT" words="continue" />
            <Button look="link" tap="CANCEL" words="callOff" />
          </>
        )
      }
    >
      <Sentences of={message} part="body" />
      <CallsAhead />
    </Page>
  );
}
