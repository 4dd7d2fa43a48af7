/**
 * Which screens this visit was shown, for how long and how: what a yes, or a closure, rests on. The list is bounded:
 * when it is full, what was laid over the journey goes first, then what was seen again is counted with the first time,
 * so that no screen of the explanation is ever lost to the others. Pure.
 */
import { type Language, type ShownScreen, shownMax } from '@borne/kiosk-agent/contract';
import type { Display, JourneyContext } from './events.ts';
import type { ScreenName } from './screen.ts';

/** The screen that is there now. `since`, `until`: ms of a clock that only goes forward. */
export interface Standing {
  screen: ScreenName;
  language: Language;
  size: Display['size'];
  heard: boolean;
  since: number;
  /** The last moment at which it was seen to be there. */
  until: number;
}

type Seen = Pick<JourneyContext, 'shown' | 'standing'>;

/** Another screen, or the same in another language or size, stands from this moment on. */
export function afterScreen(
  { shown, standing, language, display }: Seen & Pick<JourneyContext, 'language' | 'display'>,
  screen: ScreenName,
  at: number,
): Seen {
  return {
    shown: shownSoFar({ shown, standing: stillThere(standing, at) }),
    standing: { screen, language, size: display.size, heard: false, since: at, until: at },
  };
}

export function stillThere(standing: Standing | null, at: number): Standing | null {
  return standing && { ...standing, until: Math.max(standing.until, at) };
}

/** All of it, the screen that is there now included. */
export function shownSoFar({ shown, standing }: Seen): ShownScreen[] {
  return standing ? bounded(merged([...shown, seen(standing)])) : [...shown];
}

const dayMs = 86_400_000;

function seen({ since, until, ...screen }: Standing): ShownScreen {
  return { ...screen, ms: Math.min(dayMs, Math.max(0, Math.round(until - since))) };
}

/** Neighbours that are one screen become one. */
function merged(list: readonly ShownScreen[]): ShownScreen[] {
  const result: ShownScreen[] = [];
  for (const screen of list) {
    const last = result.at(-1);
    if (last && isSame(last, screen)) result[result.length - 1] = together(last, screen);
    else result.push(screen);
  }
  return result;
}

function bounded(list: ShownScreen[]): ShownScreen[] {
  let result = list;
  while (result.length > shownMax) result = merged(shorter(result));
  return result;
}

const aside: ReadonlySet<string> = new Set<ScreenName>([
  ...(['help', 'helpNoAnswer', 'idleWarning', 'quitConfirm', 'cardGone', 'language', 'display'] as const),
]);

/** One less, and never the newest. */
function shorter(list: readonly ShownScreen[]): ShownScreen[] {
  const former = list.slice(0, -1);
  const overlay = former.findIndex(({ screen }) => aside.has(screen));
  if (overlay !== -1) return list.toSpliced(overlay, 1);
  const again = former.findIndex((screen, at) => former.findIndex((one) => isSame(one, screen)) < at);
  const [repeat] = list.slice(again, again + 1);
  if (again !== -1 && repeat)
    return list
      .toSpliced(again, 1)
      .map((one, at) => (at === firstOf(list, repeat) ? together(one, repeat) : one));
  return list.toSpliced(
    former.findIndex(({ screen }) => !/^(explain|more)/.test(screen)),
    1,
  );
}

const firstOf = (list: readonly ShownScreen[], screen: ShownScreen): number =>
  list.findIndex((one) => isSame(one, screen));

function isSame(one: ShownScreen, other: ShownScreen): boolean {
  return one.screen === other.screen && one.language === other.language && one.size === other.size;
}

function together(one: ShownScreen, other: ShownScreen): ShownScreen {
  return { ...one, ms: Math.min(dayMs, one.ms + other.ms), heard: one.heard || other.heard };
}
