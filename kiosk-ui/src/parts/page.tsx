import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { HintKey } from '../text/line.ts';
import type { MessageKey } from '../text/message.ts';
import { partOf } from '../text/shown.ts';
import { AssistedBanner } from './assisted.tsx';
import { Button } from './button.tsx';
import { useJourney } from './journey-context.ts';
import { Line, unsaid } from './line.tsx';
import { VoiceBand } from './listen.tsx';
import { HandIcon } from './pictures/icons.tsx';
import { ReadingArea } from './reading-area.tsx';
import { TopBar } from './top-bar.tsx';
import { useVoice } from './voice-context.ts';

interface PageProps {
  message: MessageKey;
  /** Above the title: where one is. */
  top?: ReactNode;
  /** Between the title and the picture, in the place of the message's own sentences. */
  children?: ReactNode;
  picture?: ReactNode;
  actions?: ReactNode;
  hint?: HintKey;
  /** call: the whole ground changes, for something that must not be missed. */
  tone?: 'calm' | 'call';
}

/** The four bands, always in the same place: settings and where one is, the idea, what can be done, help. */
export function Page({
  message,
  top,
  children,
  picture,
  actions,
  hint = 'counter',
  tone = 'calm',
}: PageProps) {
  const { context, assisted } = useJourney();
  const { shown } = useVoice();
  const title = useRef<HTMLHeadingElement>(null);
  useFocusOn(title);
  // After every drawing: the voice compares, and speaks only what is new.
  useEffect(shown);
  return (
    <div className={`stage ${tone}`}>
      <header>
        {context.agent?.simulated && <Line id="labels.simulated" as="p" className="simulated" aside />}
        <TopBar />
        <VoiceBand />
        {assisted && <AssistedBanner />}
        <div className="where">{top ?? <span {...unsaid}>{context.agent?.kiosk?.siteName}</span>}</div>
      </header>
      <main>
        <ReadingArea text={message}>
          <h1 ref={title} tabIndex={-1}>
            <Line id={`${message}.title`} />
          </h1>
          {children ?? <Sentences of={message} part="body" />}
          <div className="picture">{picture}</div>
        </ReadingArea>
        <div className="actions">{actions}</div>
      </main>
      <HelpBar hint={hint} />
    </div>
  );
}

/**
 * A new idea is announced from its title on, to a screen reader as to the eye: what was touched has gone with its screen,
 * and the focus is nowhere. No later drawing leaves it there either.
 */
function useFocusOn(title: RefObject<HTMLHeadingElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus();
  });
}

export function Sentences({ of, part }: { of: MessageKey; part: 'body' | 'after' }) {
  return partOf(of, part).map((id) => <Line key={id} id={id} as="p" className="body" />);
}

function HelpBar({ hint }: { hint: HintKey }) {
  const { mayQuit, helpIsHeard } = useJourney();
  return (
    <footer className="help-bar">
      {mayQuit && <Button look="bar-button" tap="QUIT" words="quit" aside />}
      <Line id={`hints.${hint}`} as="p" />
      {helpIsHeard && <Button look="bar-button filled" tap="HELP" words="help" icon={<HandIcon />} aside />}
    </footer>
  );
}
