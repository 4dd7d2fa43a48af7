import type { ReactNode } from 'react';
import { labels } from '../text/fr.ts';
import type { Message } from '../text/message.ts';
import { Page, Sentences } from './page.tsx';
import { doneIcon, nextIcon, nowIcon } from './pictures/icons.tsx';

interface WorkProps {
  message: Message;
  now: number;
  picture: ReactNode;
}

/** What is being done, in order: `now` counts from 0. */
export function Work({ message, now, picture }: WorkProps) {
  return (
    <Page message={message} hint="keepCard" picture={picture}>
      <Sentences of={message.body} />
      <ol className="rows">
        {message.rows?.map((row, index) => (
          <li key={row} className="row">
            <span className="icon">{index < now ? doneIcon : index === now ? nowIcon : nextIcon}</span>
            <span className="words">{row}</span>
            <span className="aside">
              {index < now ? labels.stepDone : index === now ? labels.stepNow : labels.stepNext}
            </span>
          </li>
        ))}
      </ol>
    </Page>
  );
}
