/** The vocabulary of the machine: its types, the actors it needs (given by `provide`), its guards and its acts. */
import type { Actor, Language, PaperKind, VisitStage } from '@borne/kiosk-agent/contract';
import { and, assign, fromCallback, fromPromise, not, raise, sendTo, setup, stateIn } from 'xstate';
import { consentDecision, queued } from './commands.ts';
import {
  type Answer,
  type Command,
  type JourneyContext,
  type JourneyEvent,
  type JourneyInput,
  type LanguageShown,
  type Order,
  plainDisplay,
  type Question,
  type StreamEvent,
} from './events.ts';
import { idleMachine } from './idle.ts';
import { afterMiss, noMisses } from './misses.ts';
import type { ScreenMeta } from './screen.ts';
import {
  callEnds,
  callIsAnswered,
  callOf,
  capabilities,
  codeToShow,
  holderShown,
  holdersPage,
  holdersShown,
  isAssisted,
  type Result,
  recordShown,
  resultOf,
  shownVisit,
  ticketOf,
} from './truth.ts';

const notProvided = (): Promise<never> => Promise.reject(new Error('give the actors with provide()'));

/** Attempts to reach the agent before the screen says that the kiosk is out of order: about 20 s. */
const patience = 10;

/** Both questions are open again, without default. */
const noChoice = { breakGlassConsent: null, emergencyCallConsent: null, decision: null };

/** How a visit, and every page, begins. */
export const newVisit = {
  ...noChoice,
  picked: null,
  holdersPage: 0,
  as: 'self',
  confirmed: false,
  status: null,
  quizMisses: noMisses,
  missed: noMisses,
  shown: [],
  standing: null,
  understood: false,
  paper: null,
} as const satisfies Partial<JourneyContext>;

export const newLook = { language: 'fr', display: plainDisplay } as const;

/** Added to what a screen takes while the counter is waited for; the idle actor doubles it. */
const awaitedMs = 60_000;

/** How long the agent may take for each command, in ms: a little more than its own deadlines. */
const commandDeadlines: Record<Command['name'], number> = {
  holder: 45_000,
  consent: 90_000,
  refusal: 10_000,
  reconsider: 10_000,
  closure: 90_000,
  ticket: 75_000,
  paper: 10_000,
  end: 10_000,
};

interface JourneyTypes {
  context: JourneyContext;
  events: JourneyEvent;
  input: JourneyInput;
  meta: ScreenMeta;
}

type PaperState = NonNullable<NonNullable<JourneyContext['agent']>['paper']>['state'];

export const journey = setup({
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- xstate reads types off a value nobody makes
  types: {} as JourneyTypes,
  actors: {
    openSession: fromPromise<Answer>(notProvided),
    agentStream: fromCallback<StreamEvent>(() => undefined),
    sendCommand: fromPromise<Answer, Command | Order | null>(notProvided),
    sendOrder: fromPromise<Answer, Command | Order | null>(notProvided),
    tellPresence: fromPromise<Answer, JourneyContext['visitId']>(notProvided),
    /** Brings the words of a language onto the page; its digests are those of the words now shown. */
    loadLanguage: fromPromise<LanguageShown, Language>(notProvided),
    /** Leaves nothing of anybody in this page's storage, caches or sound. */
    wipe: fromPromise<void>(notProvided),
    idle: idleMachine,
  },
  guards: {
    /** A tap counts only with nothing laid over the screen, and not in the wake of another tap. */
    attentive: and([stateIn('#clear'), stateIn('#noSetting'), stateIn('#listening')]),
    /** On an interruption: nothing is laid over that either. */
    seen: and([stateIn('#noSetting'), stateIn('#listening')]),
    listening: stateIn('#listening'),
    /** What only the patient may answer, as long as somebody else's hand is near. */
    alone: ({ context }) => !isAssisted(context),
    assisted: ({ context }) => isAssisted(context),
    inSession: stateIn('#session'),
    noCommandInFlight: stateIn('#noCommand'),
    tiredOfTrying: ({ context }) => context.attempts >= patience,
    inService: ({ context }) => context.agent?.outOfService === null,
    outOfService: ({ context }) => context.agent !== null && context.agent.outOfService !== null,
    cardIn: ({ context }) => context.agent?.slot === 'occupied',
    cardOut: ({ context }) => context.agent?.slot !== 'occupied',
    used: ({ context }) => context.used,
    looksOtherwise: ({ context: { language, display } }) =>
      language !== newLook.language || JSON.stringify(display) !== JSON.stringify(plainDisplay),
    visitToShow: ({ context }) => shownVisit(context).stage !== 'none',
    visitOver: ({ context }) => shownVisit(context).stage === 'none',
    /** A card was changed for another so fast that the end of the first visit was never seen. */
    anotherVisit: ({ context }) => {
      const visit = shownVisit(context);
      return visit.stage !== 'none' && visit.visitId !== context.visitId;
    },
    /** The stream told something new about the visit, not only about the printer. */
    visitMoves: ({ context, event }) =>
      event.type === 'AGENT_STATE' && event.state.visit.stage !== context.agent?.visit.stage,
    stageIs: ({ context }, { stages }: { stages: readonly VisitStage[] }) =>
      stages.includes(shownVisit(context).stage),
    suspended: ({ context }) => shownVisit(context).stage === 'suspended',
    /** This very moment the card came out. */
    cardGoes: ({ context, event }) =>
      event.type === 'AGENT_STATE' &&
      shownVisit(context).stage !== 'suspended' &&
      shownVisit({ agent: event.state, ended: context.ended }).stage === 'suspended',
    /** The machine behind moves the screen under the finger. */
    screenMovesAlone: ({ context, event }) =>
      event.type === 'AGENT_STATE' &&
      context.agent !== null &&
      (context.agent.visit.stage === 'suspended' ||
        event.state.assistance.explained !== context.agent.assistance.explained ||
        callIsAnswered(context, { agent: event.state })),
    resultIs: ({ context }, { result }: { result: Result }) => resultOf(shownVisit(context)) === result,
    recordIs: ({ context }, { status }: { status: string }) => recordShown(context)?.status === status,
    actorIs: ({ context }, { actor }: { actor: Actor }) => {
      const visit = shownVisit(context);
      return visit.stage === 'deciding' && visit.actor === actor;
    },
    holderIsMinor: ({ context }) => holderShown(context)?.isMinor === true,
    codeToShow: ({ context }) => codeToShow(context) !== null,
    ticketIs: ({ context }, { ticket }: { ticket: string }) => ticketOf(context)?.ticket === ticket,
    /** The agent has just told this of the sheet that was asked for. */
    paperBecomes: ({ context, event }, { states }: { states: readonly PaperState[] }) => {
      if (event.type !== 'AGENT_STATE' || event.state.paper === null) return false;
      const isNews = JSON.stringify(event.state.paper) !== JSON.stringify(context.agent?.paper);
      return isNews && states.includes(event.state.paper.state);
    },
    severalHolders: ({ context }) => holdersShown(context).length > 1,
    morePages: ({ context }) => holdersPage(context).hasNext,
    fewerPages: ({ context }) => holdersPage(context).hasBack,
    notConfirmed: ({ context }) => !context.confirmed,
    /** Both questions were answered, or a person explained. No way leads to the decision without it. */
    understood: ({ context }) => context.understood !== false,
    explained: ({ context }) => context.agent?.assistance.explained === true,
    firstMiss: ({ context }, { question }: { question: Question }) => context.quizMisses[question] === 0,
    mayWrite: ({ context }) => ['opens', 'reopens'].includes(capabilities(context).yes ?? ''),
    mayReopen: ({ context }) => capabilities(context).yes === 'reopens',
    mayClose: ({ context }) => capabilities(context).close === 'closes',
    noIsNoted: ({ context }) => capabilities(context).no === 'noted',
    samuAnswered: ({ context }) => context.emergencyCallConsent !== null,
    readyToConsent: ({ context }) => consentDecision(context) !== null,
    callTaken: ({ context }) => isAssisted(context),
    /** The call that stood open does so no more: somebody ended it. */
    callEnds: ({ context, event }) =>
      event.type === 'AGENT_STATE' && callEnds(context, { agent: event.state }),
    callEndsUnexplained: and([
      'callEnds',
      ({ event }) => event.type === 'AGENT_STATE' && !event.state.assistance.explained,
    ]),
    callIsAnswered: ({ context, event }) =>
      event.type === 'AGENT_STATE' && callIsAnswered(context, { agent: event.state }),
    ordersWait: ({ context }) => context.orders.length > 0,
  },
  actions: {
    takeTruth: assign({
      agent: ({ context, event }) => (event.type === 'AGENT_STATE' ? event.state : context.agent),
      status: ({ context, event }) =>
        event.type === 'AGENT_STATE' && event.state.visit.stage === 'deciding'
          ? event.state.visit.record.status
          : context.status,
    }),
    /** The visit keeps its name, to know whether it is still the same one that comes back. */
    forgetTruth: assign({ agent: null, picked: null, confirmed: false, command: null, orders: [] }),
    countAttempt: assign({ attempts: ({ context }) => context.attempts + 1 }),
    attemptsOver: assign({ attempts: 0, wasOpen: true }),
    beginVisit: assign(({ context }) => {
      const visit = shownVisit(context);
      const visitId = visit.stage === 'none' ? null : visit.visitId;
      const status = visit.stage === 'deciding' ? visit.record.status : null;
      return { ...newVisit, visitId, status, used: true, unheard: false };
    }),
    /** Whatever was said and answered goes with the visit; only its name is kept, to know it again. */
    forgetVisit: assign(newVisit),
    /** Somebody reads without a card. */
    beginReading: assign({ used: true }),
    markEnded: assign({ ended: ({ context }) => context.visitId }),
    markWiped: assign({ ...newVisit, used: false, unheard: false }),
    /** The next person finds the page as everybody does. */
    resetLook: assign(({ context }) => ({ ...newLook, ...context.firstNotices })),
    /** The words on the page, which are not the machine's: given by `provide`. */
    showFirstLanguage: () => undefined,
    /** What was read and answered so far was another text. */
    showLanguage: assign(({ context }, shown: LanguageShown) => ({
      ...shown,
      ...(shown.notice.sha256 !== context.notice.sha256 && { understood: false, quizMisses: noMisses }),
    })),
    changeDisplay: assign({
      display: ({ context, event }) =>
        event.type === 'SET_DISPLAY' ? { ...context.display, ...event.change } : context.display,
    }),
    pick: assign({ picked: ({ event }) => (event.type === 'PICK' ? event.index : null) }),
    pickNobody: assign({ picked: null }),
    turnPage: assign({
      holdersPage: ({ context }, { by }: { by: 1 | -1 }) => context.holdersPage + by,
    }),
    standAs: assign({ as: (_, { actor }: { actor: Actor }) => actor }),
    confirm: assign({ confirmed: true }),
    countMiss: assign(({ context }, { question }: { question: Question }) => afterMiss(context, question)),
    forgetMisses: assign({ quizMisses: noMisses }),
    understandByQuiz: assign({ understood: 'quiz' }),
    understandByStaff: assign({ understood: 'staff' }),
    forgetChoices: assign(noChoice),
    answerEmergency: assign({ breakGlassConsent: (_, { answer }: { answer: boolean }) => answer }),
    answerSamu: assign({ emergencyCallConsent: (_, { answer }: { answer: boolean }) => answer }),
    offer: assign({ paper: (_, { paper }: { paper: PaperKind }) => paper }),
    keepCommand: assign({
      command: ({ context, event }) => (event.type === 'SEND' ? event.command : context.command),
    }),
    forgetCommand: assign({ command: null }),
    queueOrder: assign({
      orders: ({ context, event }) =>
        event.type === 'ASK_COUNTER' ? queued(context.orders, event.order) : context.orders,
    }),
    orderDone: assign({ orders: ({ context }) => context.orders.slice(1), unheard: false }),
    orderLost: assign({ orders: ({ context }) => context.orders.slice(1), unheard: true }),
    closeOverlay: raise({ type: 'ATTENTION_OVER' }),
    closeSettings: raise({ type: 'SETTINGS_OVER' }),
    sayNobodyLeft: raise({ type: 'NOBODY_LEFT' }),
    sayNobodyCame: raise({ type: 'NOBODY_CAME' }),
    sayCommandFailed: raise({ type: 'COMMAND_FAILED' }),
    sayStreamLost: raise({ type: 'STREAM_LOST' }),
    stir: sendTo('idle', { type: 'STIR' }),
    /** Whoever waits for the counter has nothing to touch: they are asked half as often whether they are there. */
    measureScreen: sendTo('idle', ({ context, event }) =>
      event.type === 'SCREEN_WORDS'
        ? {
            type: 'WORDS',
            words: event.words,
            audioMs: event.audioMs + (callOf(context) === null ? 0 : awaitedMs),
          }
        : { type: 'STIR' },
    ),
  },
  /** In ms. */
  delays: {
    openDeadline: 10_000,
    betweenAttempts: 2_000,
    firstState: 10_000,
    warning: 60_000,
    helpPatience: 120_000,
    /** A second tap within this time is the same gesture. */
    sameGesture: 500,
    /** A card is in, and its visit has not begun yet. */
    cardArrives: 3_000,
    cardForgotten: 8_000,
    cardGoneShown: 8_000,
    thanksShown: 8_000,
    wipeDeadline: 2_000,
    wipeAgain: 10_000,
    languageDeadline: 5_000,
    printPatience: 75_000,
    commandDeadline: ({ context }) => commandDeadlines[context.command?.name ?? 'end'],
    orderDeadline: 5_000,
    presenceDeadline: 3_000,
    presencePause: 5_000,
  },
});

export const notIn = (id: string) => not(stateIn(id));
