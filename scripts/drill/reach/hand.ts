/**
 * An old hand on the glass (accessibility.md G18): it trembles, touches twice, rests its palm, slides away. Every gesture
 * is real touch input of the browser (CDP `Input.dispatchTouchEvent`), and is drawn from the chance that is given.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import type { Chance } from '../chance.ts';

export interface Point {
  x: number;
  y: number;
}

/** 21.5" full HD: a tremor of σ = 4 mm. */
const tremorPx = 4 * 4.03;
const palmPoints = 5;

export interface Hand {
  /** A meant touch: it lands beside its aim and moves while it is down. */
  tap(aim: Point): Promise<void>;
  /** The same touch, twice within half a second. */
  doubleTap(aim: Point): Promise<void>;
  /** Comes down on something, thinks again, and leaves the glass elsewhere. */
  slideAway(from: Point): Promise<void>;
  /** Several points at once, somewhere. */
  palm(at: Point): Promise<void>;
  /** Touch events sent so far. */
  events(): number;
}

export function handOn(session: CDPSession, chance: Chance): Hand {
  let events = 0;
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]): Promise<void> => {
    events += 1;
    const touchPoints = points.map(({ x, y }, id) => ({ x: Math.max(1, x), y: Math.max(1, y), id }));
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  const near = ({ x, y }: Point, spread: number): Point => ({
    x: x + gaussian(chance) * spread,
    y: y + gaussian(chance) * spread,
  });
  const tap = async (aim: Point): Promise<void> => {
    const down = near(aim, tremorPx);
    await touch('touchStart', [down]);
    await touch('touchMove', [near(down, 2)]);
    await touch('touchEnd', []);
  };
  return {
    tap,
    doubleTap: async (aim) => {
      await tap(aim);
      await sleep(80 + chance.below(300));
      await tap(aim);
    },
    slideAway: async (from) => {
      await touch('touchStart', [near(from, tremorPx)]);
      await touch('touchMove', [{ x: from.x, y: from.y + 250 }]);
      await touch('touchMove', [{ x: from.x + 60, y: from.y + 400 }]);
      await touch('touchEnd', []);
    },
    palm: async (at) => {
      const points = Array.from({ length: palmPoints }, () => near(at, 90));
      await touch('touchStart', points);
      await touch(
        'touchMove',
        points.map((point) => near(point, 6)),
      );
      await touch('touchEnd', []);
    },
    events: () => events,
  };
}

/** Mean 0, deviation 1: twelve even draws added up are as good as normal for a hand. */
function gaussian(chance: Chance): number {
  const draws = Array.from({ length: 12 }, () => chance.below(1_000_000) / 1_000_000);
  return draws.reduce((sum, draw) => sum + draw, -6);
}
