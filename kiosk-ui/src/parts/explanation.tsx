import type { ReactNode } from 'react';
import { buttons } from '../text/fr.ts';
import type { Message } from '../text/message.ts';
import { Button } from './button.tsx';
import { Page, Sentences } from './page.tsx';
import { Progress } from './progress.tsx';
import { Rows } from './rows.tsx';

interface ExplanationProps {
  message: Message;
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
          <Button look="main" tap="NEXT">
            {buttons.next}
          </Button>
          <div className="links">
            {step > 1 && (
              <Button look="link" tap="BACK">
                {buttons.back}
              </Button>
            )}
          </div>
          <Button look="refuse" tap="NO">
            {buttons.refuse}
          </Button>
        </>
      }
    >
      <Sentences of={message.body} />
      <Rows items={message.rows ?? []} icons={icons} />
      <Sentences of={message.after ?? []} />
    </Page>
  );
}
