/** What an agent may tell its screen, for the pictures of the gallery. Every person is invented. */
import type { AgentState, Assistance, CallView, HolderView, Visit } from '@borne/kiosk-agent/contract';
import { inventedCode } from './invented-codes.ts';

export const visitId = '0195a000-0000-7000-8000-000000000001';

export const notices = {
  notice: { version: 'consent-2016/fr/1', sha256: 'a'.repeat(64) },
  closureNotice: { version: 'closure-2016/fr/1', sha256: 'b'.repeat(64) },
};

const person = (index: number, firstName: string, birthYear: string | null): HolderView => ({
  index,
  firstName,
  birthYear,
  isMinor: birthYear !== null && birthYear > '2010',
});

export const jeanne = person(0, 'Jeanne', '1948');
export const longName = person(0, 'Marie-Christine Bernadette', null);
export const zoe = person(1, 'Zoé', '2016');

/** The fullest card there is: nineteen holders. */
export const family: HolderView[] = Array.from({ length: 19 }, (_, index) =>
  person(
    index,
    ['Jeanne', 'Léonard', 'Marie-Amélie', 'Noé', 'Gaspard', 'Inès'][index % 6] ?? '',
    index === 3 ? null : String(1930 + index * 4),
  ),
);

const noAssistance: Assistance = { call: null, explained: false, handOver: null };

const idle: AgentState = {
  outOfService: null,
  slot: 'empty',
  printer: 'ready',
  headset: 'unknown',
  visit: { stage: 'none' },
  assistance: noAssistance,
  paper: null,
  kiosk: { siteName: 'Pharmacie des Tilleuls', regime: 'consent-2016' },
  simulated: false,
};

/** Nobody is there. */
export const free = (more: Partial<AgentState> = {}): AgentState => ({ ...idle, ...more });

/** The card is in, and this is its visit. */
export const at = (visit: Visit, more: Partial<AgentState> = {}): AgentState => ({
  ...idle,
  slot: 'occupied',
  visit,
  ...more,
});

export const mes: Partial<AgentState> = { kiosk: { siteName: 'CPAM des Tilleuls', regime: 'mes-2022' } };

export function called(
  kind: CallView['kind'],
  state: CallView['state'],
  ahead = 0,
): Pick<AgentState, 'assistance'> {
  return { assistance: { ...noAssistance, call: { kind, state, ahead } } };
}

export const handedOver = (handOver: Assistance['handOver']): Pick<AgentState, 'assistance'> => ({
  assistance: { ...noAssistance, handOver },
});

type Stage<Name extends Visit['stage']> = Visit & { stage: Name };

export const choosing = (...holders: HolderView[]): Visit => ({ stage: 'choosing', visitId, holders });
export const checking: Visit = { stage: 'checking', visitId, holder: jeanne };
export const offline: Visit = { stage: 'offline', visitId, holder: jeanne };
export const papers: Visit = { stage: 'papers', visitId, holder: zoe, as: 'parent' };
export const notPossible = (reason: Stage<'not-possible'>['reason']): Visit => ({
  stage: 'not-possible',
  visitId,
  reason,
});

export function deciding(
  status: Stage<'deciding'>['record']['status'] = 'none',
  linkedToMes = false,
): Stage<'deciding'> {
  const since = status === 'closed' || status === 'opposed' ? '2025-03-14' : null;
  return {
    stage: 'deciding',
    visitId,
    holder: jeanne,
    record: { status, since, linkedToMes },
    actor: 'self',
  };
}

export const working = (stage: 'creating' | 'closing' | 'refused' | 'suspended'): Visit => ({
  stage,
  visitId,
});
export const printing: Visit = { stage: 'printing', visitId, outcome: 'created' };

export const finished = (
  outcome: Stage<'finished'>['outcome'],
  ticket: Stage<'finished'>['ticket'] = null,
): Visit => ({ stage: 'finished', visitId, outcome, ticket });

export const tickets = {
  notAsked: { ticket: 'not-asked' },
  onScreen: { ticket: 'on-screen', codeOnScreen: inventedCode },
  none: { ticket: 'not-printed', printer: 'cover-open' },
  noneButCode: { ticket: 'not-printed', printer: 'paper-out', codeOnScreen: inventedCode },
  doubtful: { ticket: 'unknown', printer: 'mute' },
} as const satisfies Record<string, Stage<'finished'>['ticket']>;
