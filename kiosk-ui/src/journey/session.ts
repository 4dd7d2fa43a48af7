/**
 * One visit. The agent's truth says which area the screen is in; inside an area the patient moves. That is all a
 * reloaded page needs to find its place again. While the card is out (`suspended`) the screen keeps its place.
 */
import type { VisitStage } from '@borne/kiosk-agent/contract';
import { and, or, stateIn } from 'xstate';
import { handOver, leave, offering } from './asks.ts';
import { deciding } from './decision.ts';
import { finished, refused, working } from './ending.ts';
import { explanation } from './explanation.ts';
import { checking, choosing, notPossible, offline, papers } from './identify.ts';
import { receipt } from './receipt.ts';
import { journey, notIn } from './setup.ts';
import { taps } from './taps.ts';

const follow = (area: string, ...stages: VisitStage[]) => ({
  guard: and([{ type: 'stageIs', params: { stages } }, notIn(`#${area}`), notIn('#onTheWayOut')]),
  target: `#${area}`,
});

/** Who reads while nothing can be asked reads on for as long as that lasts. */
const followUnlessReading = (area: string, stage: VisitStage) => {
  const { guard, target } = follow(area, stage);
  return { guard: and([guard, notIn('#readingOn')]), target };
};

const away = { target: '#takeCard', actions: leave } as const;

const yesWasSent = or([
  ...(['#working', '#sending', '#unanswered', '#askingClosure', '#closeUnanswered'] as const).map((id) =>
    stateIn(id),
  ),
]);

const nothingRead = or([stateIn('#reading'), stateIn('#cardProblem')]);

/** From the reading while the service is away: back to where the visit stands. */
const whereItStands = [
  { guard: { type: 'stageIs', params: { stages: ['offline'] } }, target: '#offline' },
  { guard: { type: 'stageIs', params: { stages: ['choosing'] } }, target: '#choosing' },
] as const;

/** No answer of the agent may take the last screens from the person. */
const onTheWayOut = journey.createStateConfig({
  id: 'onTheWayOut',
  initial: 'handOver',
  states: {
    /** The number to say at the counter. */
    handOver: { id: 'handOver', meta: { screen: 'handOver' } },
    receipt: receipt('receipt', away),
  },
});

const readingOn = journey.createStateConfig({
  id: 'readingOn',
  initial: 'what',
  states: {
    ...explanation('readOn', { before: whereItStands, after: 'end' }),
    end: {
      id: 'readOn-end',
      meta: { screen: 'informationEnd' },
      on: taps({ BACK: 'emergency', RETRY: whereItStands, NEXT: offering('information') }),
    },
  },
});

export const session = journey.createStateConfig({
  id: 'session',
  initial: 'reading',
  entry: 'beginVisit',
  exit: 'forgetVisit',
  always: [
    { guard: 'anotherVisit', target: '#wiping' },
    { guard: and(['visitOver', 'cardIn']), target: '#takeCard' },
    { guard: and(['visitOver', nothingRead]), target: '#insertCard' },
    { guard: and(['visitOver', yesWasSent]), target: '#cardGoneAfterRequest' },
    { guard: 'visitOver', target: '#wiping' },
    follow('cardProblem', 'card-problem'),
    followUnlessReading('choosing', 'choosing'),
    follow('papers', 'papers'),
    follow('checking', 'checking'),
    follow('notPossible', 'not-possible'),
    followUnlessReading('offline', 'offline'),
    follow('deciding', 'deciding'),
    follow('working', 'creating', 'closing', 'printing'),
    follow('finished', 'finished'),
    follow('refused', 'refused'),
  ],
  on: {
    ...taps({ DONE: away, KEEP: away }),
    QUIT_YES: { guard: and(['seen', stateIn('#quitConfirm')]), ...away },
    /** The card is out already: nothing is left to confirm. */
    QUIT: { guard: and(['seen', stateIn('#cardGone')]), ...away },
    NOBODY_LEFT: away,
  },
  states: {
    reading: { id: 'reading', meta: { screen: 'reading' } },
    cardProblem: {
      id: 'cardProblem',
      meta: { screen: 'cardProblem' },
      on: taps({ HAND_OVER: handOver('card-unreadable') }),
    },
    choosing,
    papers,
    checking,
    notPossible,
    offline,
    deciding,
    working,
    finished,
    refused,
    readingOn,
    onTheWayOut,
  },
});
