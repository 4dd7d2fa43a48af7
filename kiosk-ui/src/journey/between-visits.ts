/** Before and after a visit: nobody's data is on the screen. */
import { and, stateIn } from 'xstate';
import { explanation } from './explanation.ts';
import { receipt } from './receipt.ts';
import { journey } from './setup.ts';
import { taps } from './taps.ts';

const toSession = { guard: 'visitToShow', target: '#session' } as const;
const toRest = { guard: 'outOfService', target: '#rest' } as const;
const cardArrives = { guard: 'cardIn', target: '#arriving' } as const;
const toWiping = { guard: 'visitToShow', target: '#wiping' } as const;

/** Waits for the first state of the stream. */
export const waiting = journey.createStateConfig({
  meta: { screen: 'connecting' },
  after: { firstState: { actions: 'sayStreamLost' } },
  on: { AGENT_STATE: '#rest' },
});

/** Decides where a screen without a visit stands. Nobody comes to the welcome before the former visit is wiped. */
export const rest = journey.createStateConfig({
  id: 'rest',
  always: [
    { guard: and(['used', 'anotherVisit']), target: '#wiping' },
    toSession,
    cardArrives,
    { guard: 'used', target: '#wiping' },
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
  always: [toSession, toRest, cardArrives],
  on: {
    ...taps({ START: '#insertCard' }),
    /** Somebody chose their language, and went away. */
    IDLE: { guard: 'looksOtherwise', actions: ['resetLook', 'showFirstLanguage'] },
  },
});

export const insertCard = journey.createStateConfig({
  id: 'insertCard',
  meta: { screen: 'insertCard' },
  always: [toSession, toRest, cardArrives],
  on: { ...taps({ BACK: '#rest', NO_CARD: '#noCard' }), NOBODY_LEFT: '#wiping' },
});

export const noCard = journey.createStateConfig({
  id: 'noCard',
  meta: { screen: 'noCard' },
  always: [toSession, toRest, cardArrives],
  on: { ...taps({ INFORMATION: '#information', BACK: '#insertCard' }), NOBODY_LEFT: '#wiping' },
});

const toTheEnd = { target: '#wiping' } as const;

/** Without a card one reads, and decides nothing. */
export const information = journey.createStateConfig({
  id: 'information',
  initial: 'what',
  entry: 'beginReading',
  always: [toSession, cardArrives],
  on: {
    QUIT_YES: { guard: and(['seen', stateIn('#quitConfirm')]), ...toTheEnd },
    NOBODY_LEFT: toTheEnd,
  },
  states: {
    ...explanation('info', { before: '#noCard', after: 'end' }),
    end: {
      meta: { screen: 'informationEnd' },
      on: taps({
        BACK: 'emergency',
        NEXT: { target: '#sheet', actions: { type: 'offer', params: { paper: 'information' } } },
      }),
    },
    sheet: receipt('sheet', toTheEnd),
  },
});

/** The card comes back before anything else: it is what people forget. */
export const takeCard = journey.createStateConfig({
  id: 'takeCard',
  initial: 'asking',
  entry: ['closeOverlay', 'closeSettings'],
  always: [toWiping, { guard: 'cardOut', target: '#wiping' }],
  states: {
    asking: { meta: { screen: 'takeCard' }, after: { cardForgotten: 'insisting' } },
    insisting: { meta: { screen: 'cardForgotten' } },
  },
});

/** The yes had left already: what was asked is being done, only the screen does not know its end. */
export const cardGoneAfterRequest = journey.createStateConfig({
  id: 'cardGoneAfterRequest',
  meta: { screen: 'cardGoneAfterRequest' },
  entry: ['closeOverlay', 'closeSettings'],
  always: [toWiping, { guard: 'cardIn', target: '#wiping' }],
  after: { cardGoneShown: '#wiping' },
  on: taps({ DONE: '#wiping' }),
});

/** Nothing of the former person may be left on this page. A page that cannot make sure of it serves nobody. */
export const wiping = journey.createStateConfig({
  id: 'wiping',
  meta: { screen: 'wiping' },
  entry: ['closeOverlay', 'closeSettings'],
  invoke: {
    src: 'wipe',
    onDone: { target: '#thanks', actions: 'markWiped' },
    onError: '#notWiped',
  },
  after: { wipeDeadline: '#notWiped' },
});

/** Tried again for as long as it takes. */
export const notWiped = journey.createStateConfig({
  id: 'notWiped',
  meta: { screen: 'agentSilent' },
  after: { wipeAgain: '#wiping' },
});

/** The last words are still in the language of whoever goes; the next person finds the page as everybody does. */
export const thanks = journey.createStateConfig({
  id: 'thanks',
  meta: { screen: 'thanks' },
  entry: 'closeOverlay',
  exit: ['resetLook', 'showFirstLanguage'],
  always: [toSession, cardArrives],
  after: { thanksShown: '#rest' },
});
