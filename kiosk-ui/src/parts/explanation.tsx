import type { ReactNode } from 'react';
import { mayRefuse } from '../journey/view.ts';
import type { MessageKey } from '../text/message.ts';
import { Button } from './button.tsx';
import { useJourney } from './journey-context.tsx';
import { Page, Sentences } from './page.tsx';
import { Progress } from './progress.tsx';
import { Rows } from './rows.tsx';

interface ExplanationProps {
  message: MessageKey;
  step: 1 | 2 | 3 | 4 | 5;
  icons: readonly ReactNode[];
  picture: ReactNode;
}

/**
 * One of the five things to know. The refusal is always there, in the same place; whoever reads without a card has
 * nothing to refuse, and the other buttons keep their place.
 */
export function Explanation({ message, step, icons, picture }: ExplanationProps) {
  const decides = mayRefuse(useJourney().context);
  return (
    <Page
      message={message}
      hint={decides ? 'mayRefuse' : 'noCard'}
      top={<Progress step={step} of={5} />}
      picture={picture}
      actions={
        <>
          <Button look="main" tap="NEXT" words="next" />
          <div className="links">
            {step > 1 || !decides ? (
              <Button look="link" tap="BACK" words="back" />
            ) : (
              <span className="link-place" />
            )}
            <Button look="link" tap="MORE" words="readMore" />
          </div>
          {decides ? <Button look="refuse" tap="NO" words="refuse" /> : <div className="refuse-place" />}
        </>
      }
    >
      <Sentences of={message} part="body" />
      <Rows of={message} icons={icons} />
      <Sentences of={message} part="after" />
    </Page>
  );
}
