/** Who is there, and for whom: the stages `choosing`, `papers`, `checking`, `offline` and `not-possible` of the visit. */
import type { Actor } from '@borne/kiosk-agent/contract';
import { askHolder, handOver } from './asks.ts';
import { handOverReason } from './commands.ts';
import { journey } from './setup.ts';
import { taps, type Way, type Ways } from './taps.ts';

interface Answers {
  /** Where somebody goes who said who they are. */
  as: (actor: Actor) => Way | readonly Way[];
  /** It is not the person of the card. */
  nobody: Ways;
  /** A child is there without any parent or guardian. */
  alone: Ways;
  /** From the question about a child, to the names. */
  back?: Ways;
}

/** The question who stands there, wherever it is asked. A child's card asks for the parent. */
function whoIsThere({ as, nobody, alone, back }: Answers) {
  return {
    who: { always: [{ guard: 'holderIsMinor', target: 'minorRep' }, { target: 'isItYou' }] },
    isItYou: {
      meta: { screen: 'isItYou' },
      on: taps({ YES: as('self'), AS_GUARDIAN: as('guardian'), NO: nobody }),
    },
    minorRep: {
      meta: { screen: 'minorRep' },
      on: taps({
        AS_PARENT: as('parent'),
        AS_GUARDIAN: as('guardian'),
        NO: alone,
        ...(back !== undefined && { BACK: back }),
      }),
    },
    notYou: { meta: { screen: 'notYou' }, on: taps({ BACK: 'who', HAND_OVER: handOver('not-me') }) },
  } as const;
}

const become = (actor: Actor) => ({ type: 'standAs' as const, params: { actor } });

/** A card with several holders asks for whom; every card asks whether it is really you. */
export const choosing = journey.createStateConfig({
  id: 'choosing',
  initial: 'start',
  // From here on the agent names the one holder of the visit.
  exit: 'pickNobody',
  states: {
    start: { always: [{ guard: 'severalHolders', target: 'whichPerson' }, { target: 'who' }] },
    whichPerson: {
      meta: { screen: 'whichPerson' },
      entry: 'pickNobody',
      on: taps({
        PICK: { target: 'who', actions: 'pick' },
        PAGE_NEXT: { guard: 'morePages', actions: { type: 'turnPage', params: { by: 1 } } },
        PAGE_BACK: { guard: 'fewerPages', actions: { type: 'turnPage', params: { by: -1 } } },
      }),
    },
    ...whoIsThere({
      as: (actor) => ({ target: 'confirming', actions: become(actor) }),
      nobody: [{ guard: 'severalHolders', target: 'whichPerson' }, { target: 'notYou' }],
      // The agent knows who is a child, and says what is possible.
      alone: { target: 'confirming', actions: become('self') },
      back: { guard: 'severalHolders', target: 'whichPerson' },
    }),
    confirming: {
      meta: { screen: 'checking' },
      entry: ['confirm', askHolder],
      on: { COMMAND_FAILED: 'notAsked' },
    },
    /** The question did not even reach the agent. */
    notAsked: {
      meta: { screen: 'offline' },
      on: taps({ RETRY: 'confirming', INFORMATION: '#readingOn' }),
    },
  },
});

/** The counter looks at the papers: only its word moves this screen, and it may take its time. */
export const papers = journey.createStateConfig({
  id: 'papers',
  meta: { screen: 'papers' },
  after: { helpPatience: { guard: 'alone', target: '#papers', reenter: true, actions: 'sayNobodyCame' } },
});

export const checking = journey.createStateConfig({ id: 'checking', meta: { screen: 'checking' } });

const askAgain = (actor: Actor): Way => ({
  target: 'told',
  actions: [become(actor), { type: 'confirm' }, askHolder],
});

export const offline = journey.createStateConfig({
  id: 'offline',
  initial: 'told',
  states: {
    told: {
      meta: { screen: 'offline' },
      on: taps({
        RETRY: [
          { guard: 'notConfirmed', target: 'who' },
          { guard: 'noCommandInFlight', actions: askHolder },
        ],
        INFORMATION: '#readingOn',
      }),
    },
    ...whoIsThere({ as: askAgain, nobody: 'notYou', alone: 'notYou' }),
  },
});

export const notPossible = journey.createStateConfig({
  id: 'notPossible',
  meta: { screen: 'notPossible' },
  on: taps({ HAND_OVER: handOver(handOverReason) }),
});

/** The page was reloaded within the decision: whoever stands there now says again who they are. */
export const whoIsBack = whoIsThere({
  as: (actor) => [
    { guard: { type: 'actorIs', params: { actor } }, target: 'route', actions: 'confirm' },
    { target: 'notYou' },
  ],
  nobody: 'notYou',
  alone: 'notYou',
});
