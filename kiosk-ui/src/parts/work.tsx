import type { ReactNode } from 'react';
import type { LineId } from '../text/line.ts';
import type { MessageKey } from '../text/message.ts';
import { partOf } from '../text/shown.ts';
import { Line } from './line.tsx';
import { Page, Sentences } from './page.tsx';
import { doneIcon, nextIcon, nowIcon } from './pictures/icons.tsx';

interface WorkProps {
  message: MessageKey;
  now: number;
  picture: ReactNode;
}

/** What is being done, in order: `now` counts from 0. */
export function Work({ message, now, picture }: WorkProps) {
  return (
    <Page message={message} hint="keepCard" picture={picture}>
      <Sentences of={message} part="body" />
      <ol className="rows">
        {partOf(message, 'rows').map((id, index) => (
          <li key={id} className="row">
            <span className="icon">{index < now ? doneIcon : index === now ? nowIcon : nextIcon}</span>
            <Line id={id} className="words" />
            <Line id={progressOf(index, now)} className="aside" />
          </li>
        ))}
      </ol>
    </Page>
  );
}

function progressOf(index: number, now: number): LineId {
  if (index === now) return 'labels.stepNow';
  return index < now ? 'labels.stepDone' : 'labels.stepNext';
}
