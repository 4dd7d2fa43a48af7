/**
 * How long nobody may stir before the kiosk asks whether anybody is there: an actor of its own, so that no move of the
 * journey restarts it, and none stops it (journey.md §6). Never less than a minute, and twice what this screen takes to
 * read slowly and to hear (accessibility.md G16).
 */
import { assign, sendParent, setup } from 'xstate';
import type { ScreenWords } from './events.ts';

/** A slow reader. */
const wordsPerMinute = 80;
const leastMs = 60_000;

export function patienceMs({ words, audioMs }: ScreenWords): number {
  return Math.max(leastMs, 2 * ((words / wordsPerMinute) * 60_000 + audioMs));
}

type IdleEvent =
  /** A touch, a key, a sentence begun or ended. */
  { type: 'STIR' } | ({ type: 'WORDS' } & ScreenWords);

interface IdleTypes {
  context: { patienceMs: number };
  events: IdleEvent;
}

export const idleMachine = setup({
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- xstate reads types off a value nobody makes
  types: {} as IdleTypes,
  actions: { sayIdle: sendParent({ type: 'IDLE' }) },
  delays: { patience: ({ context }) => context.patienceMs },
}).createMachine({
  id: 'idle',
  context: { patienceMs: leastMs },
  initial: 'waiting',
  states: {
    waiting: {
      on: {
        STIR: { target: 'waiting', reenter: true },
        // A screen drawn again with the same words is no sign of life.
        WORDS: {
          guard: ({ context, event }) => patienceMs(event) !== context.patienceMs,
          target: 'waiting',
          reenter: true,
          actions: assign({ patienceMs: ({ event }) => patienceMs(event) }),
        },
      },
      after: { patience: { target: 'waiting', reenter: true, actions: 'sayIdle' } },
    },
  },
});
