/** Who is there: the stages `choosing`, `checking`, `offline` and `not-possible` of the agent's visit. */
import { askHolder } from './asks.ts';
import { journey } from './setup.ts';
import { taps } from './taps.ts';

/** A card with several holders asks for whom; every card asks whether it is really you. */
export const choosing = journey.createStateConfig({
  id: 'choosing',
  initial: 'start',
  states: {
    start: { always: [{ guard: 'severalHolders', target: 'whichPerson' }, { target: 'isItYou' }] },
    whichPerson: {
      meta: { screen: 'whichPerson' },
      entry: 'pickNobody',
      on: taps({
        PICK: { target: 'isItYou', actions: 'pick' },
        PAGE_NEXT: { guard: 'morePages', actions: { type: 'turnPage', params: { by: 1 } } },
        PAGE_BACK: { guard: 'fewerPages', actions: { type: 'turnPage', params: { by: -1 } } },
      }),
    },
    isItYou: {
      meta: { screen: 'isItYou' },
      on: taps({
        YES: 'confirming',
        NO: [{ guard: 'severalHolders', target: 'whichPerson' }, { target: 'notYou' }],
      }),
    },
    notYou: { meta: { screen: 'notYou' }, on: taps({ BACK: 'isItYou' }) },
    confirming: {
      meta: { screen: 'checking' },
      entry: ['confirm', askHolder],
      on: { COMMAND_FAILED: 'notAsked' },
    },
    /** The question did not even reach the agent. */
    notAsked: { meta: { screen: 'offline' }, on: taps({ RETRY: 'confirming' }) },
  },
});

export const checking = journey.createStateConfig({ id: 'checking', meta: { screen: 'checking' } });

export const offline = journey.createStateConfig({
  id: 'offline',
  meta: { screen: 'offline' },
  on: taps({ RETRY: { guard: 'noCommandInFlight', actions: ['confirm', askHolder] } }),
});

export const notPossible = journey.createStateConfig({ id: 'notPossible', meta: { screen: 'notPossible' } });
