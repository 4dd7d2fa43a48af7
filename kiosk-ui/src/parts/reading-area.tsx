/**
 * The title, the words and the picture. Nothing scrolls at the normal size; where large text does not fit, two buttons
 * turn the page. Never by a drag: a hand that trembles cannot.
 */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Place, placeIn, type Stretch, turned } from '../display/reading-place.ts';
import { hideCutLines, lineAfter } from '../display/whole-lines.ts';
import type { ButtonKey } from '../text/line.ts';
import { textOf } from '../text/shown.ts';
import { said } from './line.tsx';
import { Pressable } from './pressable.tsx';

interface ReadingAreaProps {
  /** Another text begins at its top. */
  text: string;
  children: ReactNode;
}

export function ReadingArea({ text, children }: ReadingAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>('whole');
  const took = useRef<string | null>(null);
  const look = (): void => {
    const { current } = area;
    if (!current) return;
    // Taken away once for a text, the buttons that come back stay: they must not come and go without end.
    const buttons = took.current === text ? 0 : buttonsBelow(current);
    const next = placeOf(current, buttons);
    if (next === 'whole' && buttons > 0) took.current = text;
    setPlace(next);
  };
  const latest = useRef(look);
  // After every drawing, and whenever the area or its letters change their size.
  useLayoutEffect(() => {
    latest.current = look;
    look();
  });
  useEffect(() => {
    const { current } = area;
    if (!current) return undefined;
    const sizes = new ResizeObserver(() => latest.current());
    for (const each of [current, ...current.children]) sizes.observe(each);
    return () => sizes.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at its top
  useEffect(() => {
    if (area.current) area.current.scrollTop = 0;
  }, [text]);
  const turn = (by: 1 | -1): void => {
    const { current } = area;
    if (!current) return;
    current.scrollTop = turned(stretchOf(current), lineAfter(current), by);
    look();
  };
  return (
    <>
      <div className="reading" ref={area} aria-live="polite" onScroll={look}>
        {children}
      </div>
      {place !== 'whole' && (
        <div className="page-turns">
          <PageTurn words="scrollUp" idle={place === 'top'} onPress={() => turn(-1)} />
          <PageTurn words="scrollDown" idle={place === 'end'} onPress={() => turn(1)} />
        </div>
      )}
    </>
  );
}

/** Both stay where they are: what has nothing left to show keeps the focus, and says so. */
function PageTurn({ words, idle, onPress }: { words: ButtonKey; idle: boolean; onPress: () => void }) {
  return (
    <Pressable className="page-turn" deaf={idle} marks={said(`buttons.${words}`, true)} onPress={onPress}>
      {textOf(`buttons.${words}`)}
    </Pressable>
  );
}

function placeOf(area: HTMLElement, buttons: number): Place {
  const place = placeIn({ ...stretchOf(area), buttons });
  hideCutLines(area, place === 'whole');
  return place;
}

const stretchOf = ({ scrollTop, clientHeight, scrollHeight }: Element): Stretch => ({
  top: scrollTop,
  shown: clientHeight,
  whole: scrollHeight,
});

/** Height of the two buttons with their margins, in px; 0 while there are none. */
function buttonsBelow({ nextElementSibling: buttons }: Element): number {
  if (!buttons?.matches('.page-turns')) return 0;
  const { marginTop, marginBottom } = getComputedStyle(buttons);
  return (
    buttons.getBoundingClientRect().height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom)
  );
}
