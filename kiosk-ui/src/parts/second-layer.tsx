import type { ReactNode } from 'react';
import { mayRefuse } from '../journey/view.ts';
import type { MessageKey } from '../text/message.ts';
import { partOf } from '../text/shown.ts';
import { Button } from './button.tsx';
import { useJourney } from './journey-context.tsx';
import { Line } from './line.tsx';
import { Page, Sentences } from './page.tsx';

interface SecondLayerProps {
  message: MessageKey;
  /** One for each item, in their order. */
  icons: readonly ReactNode[];
  /** Where few items leave room. */
  picture: ReactNode;
}

/** For whoever wants to know more: one item a line, each with its picture, and one way back. A no stays possible. */
export function SecondLayer({ message, icons, picture }: SecondLayerProps) {
  const decides = mayRefuse(useJourney().context);
  return (
    <Page
      message={message}
      hint={decides ? 'mayRefuse' : 'counter'}
      picture={picture}
      top={<Line id="labels.more" />}
      actions={
        <>
          <Button look="main" tap="BACK" words="back" />
          {decides && <Button look="refuse" tap="NO" words="refuse" />}
        </>
      }
    >
      <Sentences of={message} part="body" />
      <ul className="rows one-by-one">
        {partOf(message, 'rows').map((id, index) => (
          <li key={id} className="row">
            <span className="icon">{icons[index]}</span>
            <Line id={id} className="words" />
          </li>
        ))}
      </ul>
      <Sentences of={message} part="after" />
    </Page>
  );
}
