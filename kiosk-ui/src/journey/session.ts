/**
 * One visit. The agent's truth says which area the screen is in; inside an area the patient moves. That is all a
 * reloaded page needs to find its place again.
 */
import type { VisitStage } from '@borne/kiosk-agent/contract';
import { and, not, or, stateIn } from 'xstate';
import { leave } from './asks.ts';
import { deciding } from './decision.ts';
import { finished, refused, working } from './ending.ts';
import { checking, choosing, notPossible, offline } from './identify.ts';
import { journey } from './setup.ts';
import { taps } from './taps.ts';

const follow = (area: string, ...stages: VisitStage[]) => ({
  guard: and([{ type: 'stageIs', params: { stages } }, not(stateIn(`#${area}`))]),
  target: `#${area}`,
});

/** The visit has told its last word: pulling the card out is then the natural way to go. */
const atTheEnd = or([
  stateIn('#finished'),
  stateIn('#refused'),
  stateIn('#refusing'),
  stateIn('#notPossible'),
  stateIn('#alreadyOpen'),
  stateIn('#wasClosed'),
  stateIn('#requested'),
  stateIn('#barred'),
  stateIn('#later'),
  stateIn('#informed'),
]);

const yesWasSent = or([stateIn('#working'), stateIn('#sending'), stateIn('#unanswered')]);

export const session = journey.createStateConfig({
  id: 'session',
  initial: 'reading',
  entry: 'beginVisit',
  always: [
    { guard: 'anotherVisit', target: '#session', reenter: true },
    { guard: and(['visitOver', 'cardIn']), target: '#takeCard' },
    { guard: and(['visitOver', stateIn('#cardProblem')]), target: '#insertCard' },
    { guard: and(['visitOver', atTheEnd]), target: '#thanks' },
    { guard: and(['visitOver', yesWasSent]), target: '#cardGoneAfterRequest' },
    { guard: 'visitOver', target: '#cardGone' },
    follow('reading', 'reading'),
    follow('cardProblem', 'card-problem'),
    follow('choosing', 'choosing'),
    follow('checking', 'checking'),
    follow('notPossible', 'not-possible'),
    follow('offline', 'offline'),
    follow('deciding', 'deciding'),
    follow('working', 'creating', 'printing'),
    follow('finished', 'finished'),
    follow('refused', 'refused'),
  ],
  on: {
    ...taps({ DONE: { target: '#takeCard', actions: leave } }),
    QUIT_YES: { guard: stateIn('#quitConfirm'), target: '#takeCard', actions: leave },
    NOBODY_LEFT: { target: '#takeCard', actions: leave },
  },
  states: {
    reading: { id: 'reading', meta: { screen: 'reading' } },
    cardProblem: { id: 'cardProblem', meta: { screen: 'cardProblem' } },
    choosing,
    checking,
    notPossible,
    offline,
    deciding,
    working,
    finished,
    refused,
  },
});
