/** The vocabulary of the machine: its types, the actors it needs (given by `provide`), its guards and its acts. */
import type { VisitStage } from '@borne/kiosk-agent/contract';
import { and, assign, fromCallback, fromPromise, raise, setup, stateIn } from 'xstate';
import { consentCommand } from './commands.ts';
import type { Answer, Command, JourneyContext, JourneyEvent, JourneyInput, StreamEvent } from './events.ts';
import type { ScreenMeta } from './screen.ts';
import {
  codeToShow,
  holdersPage,
  holdersShown,
  mayWrite,
  type Result,
  resultOf,
  shownVisit,
} from './truth.ts';

const notProvided = (): Promise<Answer> => Promise.reject(new Error('give the actors with provide()'));

/** Attempts to reach the agent before the screen says that the kiosk is out of order: about 20 s. */
const patience = 10;

/** Both questions are open again, without default. */
const noChoice = { breakGlassConsent: null, emergencyCallConsent: null };

/** How long the agent may take for each command, in ms: a little more than its own deadlines. */
const commandDeadlines: Record<Command['name'], number> = {
  holder: 45_000,
  consent: 90_000,
  refusal: 10_000,
  ticket: 45_000,
  end: 10_000,
};

interface JourneyTypes {
  context: JourneyContext;
  events: JourneyEvent;
  input: JourneyInput;
  meta: ScreenMeta;
}

export const journey = setup({
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- xstate reads types off a value nobody makes
  types: {} as JourneyTypes,
  actors: {
    openSession: fromPromise<Answer>(notProvided),
    agentStream: fromCallback<StreamEvent>(() => undefined),
    sendCommand: fromPromise<Answer, Command | null>(notProvided),
    tellPresence: fromPromise<Answer, JourneyContext['visitId']>(notProvided),
  },
  guards: {
    /** A tap counts only with nothing laid over the screen, and not in the wake of another tap. */
    attentive: and([stateIn('#clear'), stateIn('#listening')]),
    inSession: stateIn('#session'),
    noCommandInFlight: stateIn('#noCommand'),
    tiredOfTrying: ({ context }) => context.attempts >= patience,
    inService: ({ context }) => context.agent?.outOfService === null,
    outOfService: ({ context }) => context.agent !== null && context.agent.outOfService !== null,
    cardIn: ({ context }) => context.agent?.slot === 'occupied',
    cardOut: ({ context }) => context.agent?.slot !== 'occupied',
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
    resultIs: ({ context }, { result }: { result: Result }) => resultOf(shownVisit(context)) === result,
    recordIs: ({ context }, { status }: { status: string }) => {
      const visit = shownVisit(context);
      return visit.stage === 'deciding' && visit.record.status === status;
    },
    codeToShow: ({ context }) => codeToShow(context) !== null,
    severalHolders: ({ context }) => holdersShown(context).length > 1,
    morePages: ({ context }) => holdersPage(context).hasNext,
    fewerPages: ({ context }) => holdersPage(context).hasBack,
    notConfirmed: ({ context }) => !context.confirmed,
    mayWrite: ({ context }) => mayWrite(context),
    samuAnswered: ({ context }) => context.emergencyCallConsent !== null,
    readyToConsent: ({ context }) => consentCommand(context) !== null,
  },
  actions: {
    takeTruth: assign({
      agent: ({ context, event }) => (event.type === 'AGENT_STATE' ? event.state : context.agent),
    }),
    forgetTruth: assign({ agent: null, visitId: null, picked: null, confirmed: false }),
    countAttempt: assign({ attempts: ({ context }) => context.attempts + 1 }),
    attemptsOver: assign({ attempts: 0, wasOpen: true }),
    beginVisit: assign(({ context }) => {
      const visit = shownVisit(context);
      const visitId = visit.stage === 'none' ? null : visit.visitId;
      return { visitId, picked: null, holdersPage: 0, confirmed: false, ...noChoice };
    }),
    markEnded: assign({ ended: ({ context }) => context.visitId }),
    pick: assign({ picked: ({ event }) => (event.type === 'PICK' ? event.index : null) }),
    pickNobody: assign({ picked: null }),
    turnPage: assign({
      holdersPage: ({ context }, { by }: { by: 1 | -1 }) => context.holdersPage + by,
    }),
    confirm: assign({ confirmed: true }),
    forgetChoices: assign(noChoice),
    answerEmergency: assign({ breakGlassConsent: (_, { answer }: { answer: boolean }) => answer }),
    answerSamu: assign({ emergencyCallConsent: (_, { answer }: { answer: boolean }) => answer }),
    keepCommand: assign({
      command: ({ context, event }) => (event.type === 'SEND' ? event.command : context.command),
    }),
    forgetCommand: assign({ command: null }),
    closeOverlay: raise({ type: 'ATTENTION_OVER' }),
    sayNobodyLeft: raise({ type: 'NOBODY_LEFT' }),
    sayCommandFailed: raise({ type: 'COMMAND_FAILED' }),
    sayStreamLost: raise({ type: 'STREAM_LOST' }),
  },
  /** In ms. */
  delays: {
    openDeadline: 10_000,
    betweenAttempts: 2_000,
    firstState: 10_000,
    idle: 60_000,
    warning: 60_000,
    helpPatience: 120_000,
    /** A second tap within this time is the same gesture. */
    sameGesture: 500,
    /** A card is in, and its visit has not begun yet. */
    cardArrives: 3_000,
    cardForgotten: 8_000,
    cardGoneShown: 8_000,
    thanksShown: 8_000,
    commandDeadline: ({ context }) => commandDeadlines[context.command?.name ?? 'end'],
    presenceDeadline: 3_000,
    presencePause: 5_000,
  },
});
