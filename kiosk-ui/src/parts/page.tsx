import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { HintKey } from '../text/line.ts';
import type { MessageKey } from '../text/message.ts';
import { partOf } from '../text/shown.ts';
import { useJourney } from './journey-context.tsx';
import { Line, unsaid } from './line.tsx';
import { ReadingArea } from './reading-area.tsx';
import { useBands } from './stage.tsx';
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

/** What a screen brings: the idea and what can be done; beside the bands (stage.tsx), where one is and a hint. */
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
  const { shown } = useVoice();
  const bands = useBands();
  const title = useRef<HTMLHeadingElement>(null);
  useFocusOn(title);
  // Before the eye sees it.
  useLayoutEffect(() => {
    if (bands) bands.stage.className = `stage ${tone}`;
  }, [bands, tone]);
  // After every drawing: the voice compares, and speaks only what is new.
  useEffect(shown);
  return (
    <>
      {bands && createPortal(top ?? <span {...unsaid}>{context.agent?.kiosk?.siteName}</span>, bands.where)}
      <ReadingArea text={message}>
        <h1 ref={title} tabIndex={-1}>
          <Line id={`${message}.title`} />
        </h1>
        {children ?? <Sentences of={message} part="body" />}
        <div className="picture">{picture}</div>
      </ReadingArea>
      <div className="actions">{actions}</div>
      {bands && createPortal(<Line id={`hints.${hint}`} as="p" />, bands.hint)}
    </>
  );
}

/**
 * A new idea is announced from its title on, to a screen reader as to the eye, wherever the focus was; no later drawing
 * leaves it nowhere either.
 */
function useFocusOn(title: RefObject<HTMLHeadingElement | null>): void {
  const isNew = useRef(true);
  useEffect(() => {
    if (isNew.current || document.activeElement === document.body) title.current?.focus();
    isNew.current = false;
  });
}

export function Sentences({ of, part }: { of: MessageKey; part: 'body' | 'after' }) {
  return partOf(of, part).map((id) => <Line key={id} id={id} as="p" className="body" />);
}
