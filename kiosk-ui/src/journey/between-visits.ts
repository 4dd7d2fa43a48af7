/** Before and after a visit: nobody's data is on the screen. */
import { journey } from './setup.ts';
import { taps } from './taps.ts';

const toSession = { guard: 'visitToShow', target: '#session' } as const;
const toRest = { guard: 'outOfService', target: '#rest' } as const;

/** Waits for the first state of the stream. */
export const waiting = journey.createStateConfig({
  meta: { screen: 'connecting' },
  after: { firstState: { actions: 'sayStreamLost' } },
  on: { AGENT_STATE: '#rest' },
});

/** Decides where a screen without a visit stands. */
export const rest = journey.createStateConfig({
  id: 'rest',
  always: [
    toSession,
    { guard: 'cardIn', target: '#arriving' },
    { guard: 'outOfService', target: '#outOfService' },
    { target: '#welcome' },
  ],
});

/** A card is in and no visit yet: it is about to begin, or a former one was ended and the card forgotten. */
export const arriving = journey.createStateConfig({
  id: 'arriving',
  meta: { screen: 'reading' },
  always: [toSession, { guard: 'cardOut', target: '#rest' }],
  after: { cardArrives: '#takeCard' },
});

export const outOfService = journey.createStateConfig({
  id: 'outOfService',
  meta: { screen: 'outOfService' },
  always: [toSession, { guard: 'inService', target: '#rest' }],
});

export const welcome = journey.createStateConfig({
  id: 'welcome',
  meta: { screen: 'welcome' },
  always: [toSession, toRest, { guard: 'cardIn', target: '#arriving' }],
  on: taps({ START: '#insertCard' }),
});

export const insertCard = journey.createStateConfig({
  id: 'insertCard',
  meta: { screen: 'insertCard' },
  always: [toSession, toRest, { guard: 'cardIn', target: '#arriving' }],
  after: { idle: '#welcome' },
  on: {
    ...taps({ BACK: '#welcome' }),
    TOUCH: { target: '#insertCard', reenter: true },
    HEARD: { target: '#insertCard', reenter: true },
  },
});

/** The card comes back before anything else: it is what people forget. */
export const takeCard = journey.createStateConfig({
  id: 'takeCard',
  initial: 'asking',
  entry: 'closeOverlay',
  always: [toSession, { guard: 'cardOut', target: '#thanks' }],
  states: {
    asking: { meta: { screen: 'takeCard' }, after: { cardForgotten: 'insisting' } },
    insisting: { meta: { screen: 'cardForgotten' } },
  },
});

const away = {
  entry: 'closeOverlay',
  always: [toSession, { guard: 'cardIn', target: '#arriving' }],
  after: { cardGoneShown: '#rest' },
} as const;

export const cardGone = journey.createStateConfig({
  ...away,
  id: 'cardGone',
  meta: { screen: 'cardGone' },
  on: taps({ DONE: '#rest' }),
});

/** The yes had left already: what was asked is being done, only the screen does not know its end. */
export const cardGoneAfterRequest = journey.createStateConfig({
  ...away,
  id: 'cardGoneAfterRequest',
  meta: { screen: 'cardGoneAfterRequest' },
  on: taps({ DONE: '#rest' }),
});

export const thanks = journey.createStateConfig({
  id: 'thanks',
  meta: { screen: 'thanks' },
  entry: 'closeOverlay',
  always: [toSession, { guard: 'cardIn', target: '#arriving' }],
  after: { thanksShown: '#rest' },
  on: taps({ DONE: '#rest' }),
});
