/**
 * The agent as far as a screen can tell: a few pure rules about where its visit may go, given what it has heard, what
 * the counter says and what happens to the card (kiosk-agent/src/visit/visit.ts). A walk or a random hand asks it what
 * may come next, so that no way is taken that cannot be.
 */
import type { AgentState, HolderView, PaperOfVisit, Regime, Visit } from '@borne/kiosk-agent/contract';
import type { Command, Order } from '../../../kiosk-ui/src/journey/events.ts';
import {
  calling,
  checking,
  choosing,
  closing,
  creating,
  deciding,
  finished,
  idle,
  jeanne,
  noAssistance,
  notAsked,
  notPossible,
  offline,
  onScreen,
  otherVisitId,
  papers,
  printed,
  printing,
  reading,
  refused,
  sheetOnScreen,
  suspended,
  visitId,
  withCode,
  zoe,
} from '../states.ts';

export interface Model {
  state: AgentState;
  /** What a visit without its card comes back to. */
  former: Visit | null;
  /** The newest command that nothing has come of yet. */
  last: Command | null;
  /** The consents since the holder was last confirmed, each different one once. */
  consents: readonly string[];
  /** Visits begun: two are enough to see what one leaves to the next. */
  visits: number;
}

export interface Move {
  /** agent: the machine behind. staff: a person of the counter. card: a hand at the slot. */
  by: 'agent' | 'staff' | 'card';
  what: string;
  to: Model;
}

type Named = Exclude<Visit, { stage: 'none' }>;

export function newModel(regime: Regime): Model {
  const state: AgentState = { ...idle, kiosk: { siteName: 'Pharmacie des Tilleuls', regime } };
  return { state, former: null, last: null, consents: [], visits: 0 };
}

/** The agent takes a command or an order in; what comes of it is told later (`movesOf`), but for the call it shows. */
export function hear(model: Model, said: Command | Order): Model {
  const { state } = model;
  const { handOver, ...rest } = state.assistance;
  switch (said.name) {
    case 'call':
      if (rest.call) return model;
      return {
        ...model,
        state: { ...state, assistance: { ...calling(said.body.kind), explained: rest.explained, handOver } },
      };
    case 'withdraw':
      if (rest.call?.kind !== said.body.kind) return model;
      return { ...model, state: { ...state, assistance: { ...rest, handOver, call: null } } };
    case 'hand-over':
      return {
        ...model,
        state: { ...state, assistance: { ...rest, handOver: { state: 'given', code: '7K2M9P' } } },
      };
    case 'end':
      // What was decided is carried out to its end (kiosk-agent/src/visit/visit.ts).
      return carriedOut.includes(state.visit.stage) ? { ...model, last: said } : over(model).to;
    default:
      return { ...model, last: said, consents: consentsAfter(model, said) };
  }
}

function consentsAfter({ consents }: Model, said: Command): readonly string[] {
  if (said.name === 'holder') return [];
  const asked = JSON.stringify(said.body);
  return said.name === 'consent' && !consents.includes(asked) ? [...consents, asked] : consents;
}

export function movesOf(model: Model): Move[] {
  return [...agentMoves(model), ...paperMoves(model), ...staffMoves(model), ...cardMoves(model)];
}

function agentMoves(model: Model): Move[] {
  const { state, visits } = model;
  const { visit } = state;
  if (visit.stage === 'none') return atRest(model);
  if (model.last?.name === 'end') return [over(model)];
  if (visit.stage === 'suspended') return suspendedMoves(model);
  // With the card in, the agent ends a visit by itself where nobody stirs.
  const leave = state.slot === 'occupied' && visit.stage !== 'choosing' ? [] : [over(model)];
  if (visits > 1 && visit.stage !== 'reading') return leave;
  return [...nextStages(model, visit).map((next) => move(model, next)), ...leave];
}

/** Nobody is served: the kiosk may fall out of service, and come back. A card may be in that is not read yet. */
function atRest(model: Model): Move[] {
  const { state, visits } = model;
  if (state.slot === 'occupied') return visits < 2 ? [{ ...putIn(model), by: 'agent', what: 'begins' }] : [];
  if (visits > 0) return [];
  const outOfService = state.outOfService ? null : ('maintenance' as const);
  return [{ by: 'agent', what: 'in or out of service', to: { ...model, state: { ...state, outOfService } } }];
}

const problems = [
  ...([
    'unreadable',
    'mute',
    'vitale-1',
    'professional-card',
    'not-vitale',
    'no-holder',
    'test-card',
  ] as const),
];

function nextStages(model: Model, visit: Named): Visit[] {
  switch (visit.stage) {
    case 'reading':
      // Of the second visit only its beginning is of interest: what the first one left.
      if (model.visits > 1) return [choosing()];
      return [
        ...[[jeanne], [zoe], [jeanne, zoe]].map((holders) => choosing(holders)),
        ...problems.map((problem): Visit => ({ stage: 'card-problem', visitId, problem })),
      ];
    case 'choosing':
    case 'offline':
      return afterHolder(model);
    case 'checking':
      return afterStatus(model);
    case 'deciding':
      return afterDecision(model.last);
    case 'creating':
      return afterCreation(model);
    case 'closing':
      return [
        ...(['closed', 'close-pending', 'close-refused', 'unknown'] as const).map((end) => finished(end)),
        ...(model.state.slot === 'occupied' ? [offline] : []),
      ];
    case 'printing':
      return ticketsOut.map((ticket) => finished(visit.outcome, ticket));
    case 'finished':
      return afterTicket(model.last, visit);
    case 'refused':
      return model.last?.name === 'reconsider' && model.former ? [model.former] : [];
    default:
      return [];
  }
}

const checkingOf = (holder: HolderView): Visit => ({ stage: 'checking', visitId, holder });
const offlineOf = (holder: HolderView): Visit => ({ stage: 'offline', visitId, holder });

const ticketsOut = [
  printed,
  withCode,
  { ticket: 'not-printed', printer: 'absent' },
  { ticket: 'unknown', printer: 'mute' },
] as const;

function afterHolder({ last, state: { visit } }: Model): Visit[] {
  if (last?.name !== 'holder') return [];
  const { as, index } = last.body;
  const holders = visit.stage === 'choosing' ? visit.holders : [jeanne];
  const holder = holders.find((one) => one.index === index) ?? jeanne;
  if (as === 'self') {
    if (holder.isMinor) return [notPossible('minor')];
    return [
      checking,
      notPossible('no-number'),
      notPossible('wrong-number'),
      notPossible('birth-date-unreadable'),
    ];
  }
  return visit.stage === 'offline' ? [] : [papers(as, holder)];
}

/** Whose answer it is changes nothing of what follows: the whole of it is walked for one person only. */
function afterStatus({ last, state: { kiosk, visit } }: Model): Visit[] {
  const actor = last?.name === 'holder' ? last.body.as : 'self';
  const holder = visit.stage === 'checking' ? visit.holder : jeanne;
  if (actor !== 'self') {
    const known = deciding('requested', false, { actor, holder });
    return actor === 'parent' ? [known, offlineOf(holder)] : [known];
  }
  return [
    ...(['none', 'open', 'closed', 'opposed', 'requested', 'barred'] as const).map((status) =>
      deciding(status),
    ),
    // Under mes-2022 everybody is served as these are.
    ...(kiosk?.regime === 'consent-2016' ? [deciding('none', true), deciding('open', true)] : []),
    notPossible('barred'),
    offline,
  ];
}

function afterDecision(last: Command | null): Visit[] {
  if (last?.name === 'consent') return [creating];
  if (last?.name === 'closure') return [closing];
  return last?.name === 'refusal' ? [refused] : [];
}

function afterCreation({ state: { slot } }: Model): Visit[] {
  const ends = [finished('created', notAsked), finished('pending', notAsked), finished('unknown')];
  if (slot !== 'occupied') return ends;
  return [...ends, finished('refused'), finished('already-exists'), offline, deciding('requested')];
}

function afterTicket(last: Command | null, visit: Visit & { stage: 'finished' }): Visit[] {
  if (last?.name !== 'ticket') return [];
  if (last.body.on === 'screen') return [finished(visit.outcome, onScreen)];
  // The second: only the end of a short print was told.
  return [{ ...printing, outcome: visit.outcome }, finished(visit.outcome, printed)];
}

/** While the card is out the agent goes on with what it was doing, and the half minute passes. */
function suspendedMoves(model: Model): Move[] {
  const known = model.former?.stage === 'checking' ? meanwhile(model, model.former) : [];
  return [
    ...known.map(
      (former): Move => ({
        by: 'agent',
        what: `${former.stage} meanwhile`,
        to: { ...model, former, last: null },
      }),
    ),
    over(model),
  ];
}

/** What is asked for meanwhile is known on return; one record stands for all of them. */
function meanwhile({ last }: Model, { holder }: Visit & { stage: 'checking' }): Visit[] {
  const actor = last?.name === 'holder' ? last.body.as : 'self';
  return actor === 'self'
    ? [deciding(), offlineOf(holder)]
    : [deciding('requested', false, { actor, holder })];
}

function paperMoves(model: Model): Move[] {
  if (model.last?.name !== 'paper') return [];
  const ends: PaperOfVisit[] =
    model.last.body.on === 'screen'
      ? [sheetOnScreen]
      : [{ state: 'printed' }, { state: 'not-printed', printer: 'paper-out' }];
  return ends.map(
    (paper): Move => ({
      by: 'agent',
      what: `paper ${paper.state}`,
      to: { ...model, last: null, state: { ...model.state, paper } },
    }),
  );
}

/** A person of the counter: takes a call, ends it, judges papers, says that they explained. */
function staffMoves(model: Model): Move[] {
  const { assistance, visit } = model.state;
  const { call } = assistance;
  if (!call) return [];
  const say = (what: string, next: Partial<typeof assistance>, state: Partial<AgentState> = {}): Move => ({
    by: 'staff',
    what,
    to: { ...model, state: { ...model.state, ...state, assistance: { ...assistance, ...next } } },
  });
  const taken =
    call.state === 'waiting' ? [say('takes the call', { call: { ...call, state: 'taken' } })] : [];
  if (call.kind === 'explanation') {
    return [
      ...taken,
      say('explained', { call: null, explained: true }),
      say('ends the call', { call: null }),
    ];
  }
  if (call.kind !== 'papers') return [...taken, say('ends the call', { call: null })];
  if (visit.stage !== 'papers') return taken;
  return [
    ...taken,
    say('accepts the papers', { call: null }, { visit: own(model, checkingOf(visit.holder)) }),
    say(
      'does not accept the papers',
      { call: null },
      { visit: own(model, notPossible('papers-not-accepted')) },
    ),
  ];
}

const suspendable: readonly Visit['stage'][] = ['choosing', 'papers', 'checking', 'offline', 'deciding'];
const carriedOut: readonly Visit['stage'][] = ['creating', 'closing', 'printing'];

function cardMoves(model: Model): Move[] {
  const { state } = model;
  const { visit } = state;
  if (state.slot === 'occupied') return [pulledOut(model)];
  if (state.outOfService) return [];
  if (visit.stage === 'suspended') {
    const back = model.former ?? suspended;
    const same: Model = { ...model, former: null, state: { ...state, slot: 'occupied', visit: back } };
    return [{ by: 'card', what: 'put back', to: same }, ...(model.visits < 2 ? [putIn(model)] : [])];
  }
  if (visit.stage !== 'none' || model.visits > 1) return [];
  const unseen: Model = { ...model, state: { ...state, slot: 'occupied' } };
  return [putIn(model), { by: 'card', what: 'put in, not seen yet', to: unseen }];
}

function pulledOut(model: Model): Move {
  const { state } = model;
  const { visit } = state;
  const to = (next: Visit, former: Visit | null): Move => ({
    by: 'card',
    what: 'pulled out',
    to: { ...model, former, state: { ...state, slot: 'empty', visit: next } },
  });
  if (carriedOut.includes(visit.stage)) return to(visit, null);
  if (suspendable.includes(visit.stage)) return to(own(model, suspended), visit);
  return { ...over({ ...model, state: { ...state, slot: 'empty' } }), by: 'card', what: 'pulled out' };
}

function putIn(model: Model): Move {
  const visits = model.visits + 1;
  const begun: Visit = visits === 1 ? reading : { stage: 'reading', visitId: otherVisitId };
  const state: AgentState = { ...over(model).to.state, slot: 'occupied', visit: begun };
  return { by: 'card', what: 'put in', to: { state, former: null, last: null, consents: [], visits } };
}

/** The visit is wiped: nothing of it is left, nor of what the counter was asked for it. */
function over(model: Model): Move {
  const state: AgentState = {
    ...model.state,
    visit: { stage: 'none' },
    assistance: noAssistance,
    paper: null,
  };
  return { by: 'agent', what: 'wiped', to: { ...model, state, former: null, last: null, consents: [] } };
}

function move(model: Model, next: Visit): Move {
  const visit = own(model, next);
  const { state } = model;
  const former = visit.stage === 'refused' ? state.visit : null;
  const assistance = visit.stage === 'papers' ? calling('papers') : state.assistance;
  // The holder is remembered by the visit until it is known how their record stands.
  const keeps = visit.stage === 'checking' || visit.stage === 'papers';
  const last = keeps ? model.last : null;
  return {
    by: 'agent',
    what: visit.stage,
    to: { ...model, former, last, state: { ...state, visit, assistance } },
  };
}

/** The same visit, whoever it is. */
function own({ state: { visit } }: Model, next: Visit): Visit {
  if (visit.stage === 'none' || next.stage === 'none') return next;
  const mine: Named = { ...next };
  mine.visitId = visit.visitId;
  return mine;
}
