import { type ReactNode, useEffect, useRef } from 'react';
import { buttons, hints, labels } from '../text/fr.ts';
import type { Message } from '../text/message.ts';
import { Button } from './button.tsx';
import { useJourney } from './journey-context.ts';
import { HandIcon } from './pictures/icons.tsx';
import { Words } from './words.tsx';

interface PageProps {
  message: Message;
  /** At the left of the top bar: where one is. */
  top?: ReactNode;
  /** Between the title and the picture, in the place of the message's own sentences. */
  children?: ReactNode;
  picture?: ReactNode;
  actions?: ReactNode;
  hint?: keyof typeof hints;
  /** call: the whole ground changes, for something that must not be missed. */
  tone?: 'calm' | 'call';
}

/** The four bands, always in the same place: where one is, the idea, what can be done, help. */
export function Page({
  message,
  top,
  children,
  picture,
  actions,
  hint = 'counter',
  tone = 'calm',
}: PageProps) {
  const { context } = useJourney();
  const title = useRef<HTMLHeadingElement>(null);
  // A new idea is announced from its title on, to a screen reader as to the eye.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={`stage ${tone}`}>
      {context.agent?.simulated && <p className="simulated">{labels.simulated}</p>}
      <header className="top">{top ?? context.agent?.kiosk?.siteName}</header>
      <main>
        <h1 ref={title} tabIndex={-1}>
          <Words of={message.title} />
        </h1>
        {children ?? <Sentences of={message.body} />}
        <div className="picture">{picture}</div>
        <div className="actions">{actions}</div>
      </main>
      <HelpBar hint={hints[hint]} />
    </div>
  );
}

export function Sentences({ of }: { of: readonly string[] }) {
  return of.map((sentence) => (
    <p key={sentence} className="body">
      <Words of={sentence} />
    </p>
  ));
}

function HelpBar({ hint }: { hint: string }) {
  const { inSession, helpIsHeard } = useJourney();
  return (
    <footer className="help-bar">
      {inSession && (
        <Button look="bar-button" tap="QUIT">
          {buttons.quit}
        </Button>
      )}
      <p>{hint}</p>
      {helpIsHeard && (
        <Button look="bar-button filled" tap="HELP">
          <HandIcon />
          {buttons.help}
        </Button>
      )}
    </footer>
  );
}
