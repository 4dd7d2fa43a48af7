/** Agent states for the tests of the screens. Every person is invented. */
import type {
  Actor,
  AgentState,
  Assistance,
  CallView,
  HolderView,
  PaperOfVisit,
  Visit,
} from '@borne/kiosk-agent/contract';
import { newActivationCode } from '@borne/server/contract';
import { codeOnScreen } from '../../kiosk-agent/src/visit/code-on-screen.ts';

export const visitId = '0195a000-0000-7000-8000-000000000001';
export const otherVisitId = '0195a000-0000-7000-8000-000000000002';

export const notice = { version: 'consent-2016/fr/1', sha256: 'a'.repeat(64) };
export const closureNotice = { version: 'closure-2016/fr/1', sha256: 'b'.repeat(64) };
export const notices = { notice, closureNotice };
/** Another language, once its words are on the page. */
export const languageShown = {
  language: 'ar',
  notice: { version: 'consent-2016/ar/1', sha256: 'c'.repeat(64) },
  closureNotice: { version: 'closure-2016/ar/1', sha256: 'd'.repeat(64) },
} as const;

export const jeanne: HolderView = { index: 0, firstName: 'Jeanne', birthYear: '1948', isMinor: false };
export const zoe: HolderView = { index: 1, firstName: 'Zoé', birthYear: '2016', isMinor: true };

const firstNames = ['Jeanne', 'Léonard', 'Marie-Amélie', 'Noé', 'Zoé', 'Gaspard', 'Inès', 'Paul', 'Élise'];

/** A family card: `count` holders. */
export function family(count: number): HolderView[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    firstName: firstNames[index % firstNames.length] ?? 'Jeanne',
    birthYear: index === 3 ? null : String(1948 + index * 4),
    isMinor: false,
  }));
}

/** Nobody was called. */
export const noAssistance: Assistance = { call: null, explained: false, handOver: null };

export const calling = (
  kind: CallView['kind'],
  state: CallView['state'] = 'waiting',
  ahead = 0,
): Assistance => ({ ...noAssistance, call: { kind, state, ahead } });

export const idle: AgentState = {
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

/** The card is in and this is the visit. */
export function at(visit: Visit, more: Partial<AgentState> = {}): AgentState {
  return { ...idle, slot: 'occupied', visit, ...more };
}

type RecordStatus = (Visit & { stage: 'deciding' })['record'];
type Finished = Visit & { stage: 'finished' };

export const reading: Visit = { stage: 'reading', visitId };
export const choosing = (holders: HolderView[] = [jeanne]): Visit => ({
  stage: 'choosing',
  visitId,
  holders,
});
export const suspended: Visit = { stage: 'suspended', visitId };
export const papers = (as: 'parent' | 'guardian' = 'parent', holder = zoe): Visit => ({
  stage: 'papers',
  visitId,
  holder,
  as,
});
type NotPossible = Visit & { stage: 'not-possible' };
export const notPossible = (reason: NotPossible['reason'] = 'minor'): Visit => ({
  stage: 'not-possible',
  visitId,
  reason,
});
export const checking: Visit = { stage: 'checking', visitId, holder: jeanne };
export const offline: Visit = { stage: 'offline', visitId, holder: jeanne };
const dated: readonly RecordStatus['status'][] = ['closed', 'opposed'];

export const deciding = (
  status: RecordStatus['status'] = 'none',
  linkedToMes = false,
  { actor = 'self', holder = jeanne }: { actor?: Actor; holder?: HolderView } = {},
): Visit => ({
  stage: 'deciding',
  visitId,
  holder,
  record: { status, since: dated.includes(status) ? '2025-03-03' : null, linkedToMes },
  actor,
});
export const creating: Visit = { stage: 'creating', visitId };
export const closing: Visit = { stage: 'closing', visitId };
export const printing: Visit & { stage: 'printing' } = { stage: 'printing', visitId, outcome: 'created' };
export const refused: Visit = { stage: 'refused', visitId };
export const finished = (outcome: Finished['outcome'], ticket: Finished['ticket'] = null): Visit => ({
  stage: 'finished',
  visitId,
  outcome,
  ticket,
});
export const notAsked = { ticket: 'not-asked' } as const;
export const printed = { ticket: 'printed' } as const;

/** Drawn for nobody. */
const code = codeOnScreen(
  newActivationCode((limit) => 7 % limit),
  'https://activation.example/a',
);
/** No paper: the code may be shown on the screen. */
export const withCode = {
  ticket: 'not-printed',
  printer: 'paper-out',
  codeOnScreen: code,
} as const satisfies Finished['ticket'];
export const onScreen = { ticket: 'on-screen', codeOnScreen: code } as const satisfies Finished['ticket'];
export const sheetOnScreen: PaperOfVisit = {
  state: 'on-screen',
  page: 'activation.example/f/refusal?l=fr',
  qr: code.qr,
};
