import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { CallsAhead } from '../parts/calls-ahead.tsx';
import { useJourney } from '../parts/journey-context.ts';
import { Page, Sentences } from '../parts/page.tsx';
import {
  BellPicture,
  CounterRungPicture,
  EmptyCounterPicture,
  TogetherPicture,
} from '../parts/pictures/call.tsx';
import type { CallProgress } from '../text/message.ts';
import { callProgress } from './seen.ts';

const pictures: Record<CallProgress, ReactNode> = {
  sending: <BellPicture />,
  waiting: <CounterRungPicture />,
  taken: <TogetherPicture />,
  unheard: <EmptyCounterPicture />,
};

/** « Aide »: whether the counter knows, and whether somebody comes. The visit keeps its place under it. */
export function Help() {
  const progress = callProgress(useJourney().context);
  const message = `help.${progress}` as const;
  return (
    <Page
      message={message}
      picture={pictures[progress]}
      hint="onlyYou"
      actions={<Button look="main" tap="CANCEL" words="goBack" />}
    >
      <Sentences of={message} part="body" />
      <CallsAhead />
    </Page>
  );
}
