import type { ReactNode } from 'react';
import type { MessageKey } from '../text/message.ts';
import { Button } from './button.tsx';
import { Page, Sentences } from './page.tsx';
import { Progress } from './progress.tsx';
import { Rows } from './rows.tsx';

interface ExplanationProps {
  message: MessageKey;
  step: 1 | 2 | 3;
  icons: readonly ReactNode[];
  picture: ReactNode;
}

/** One of the three things to know. The refusal is always there, in the same place. */
export function Explanation({ message, step, icons, picture }: ExplanationProps) {
  return (
    <Page
      message={message}
      hint="mayRefuse"
      top={<Progress step={step} of={3} />}
      picture={picture}
      actions={
        <>
          <Button look="main" tap="NEXT" words="next" />
          <div className="links">{step > 1 && <Button look="link" tap="BACK" words="back" />}</div>
          <Button look="refuse" tap="NO" words="refuse" />
        </>
      }
    >
      <Sentences of={message} part="body" />
      <Rows of={message} icons={icons} />
      <Sentences of={message} part="after" />
    </Page>
  );
}
