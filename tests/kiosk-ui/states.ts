/** Agent states for the tests of the screens. Every person is invented. */
import type { AgentState, HolderView, Visit } from '@borne/kiosk-agent/contract';
import { newActivationCode } from '@borne/server/contract';
import { codeOnScreen } from '../../kiosk-agent/src/visit/code-on-screen.ts';

export const visitId = '0195a000-0000-7000-8000-000000000001';
export const otherVisitId = '0195a000-0000-7000-8000-000000000002';

export const notice = { version: 'consent-2016/fr/1', sha256: 'a'.repeat(64) };

export const jeanne: HolderView = { index: 0, firstName: 'Jeanne', birthYear: '1948' };

const firstNames = ['Jeanne', 'Léonard', 'Marie-Amélie', 'Noé', 'Zoé', 'Gaspard', 'Inès', 'Paul', 'Élise'];

/** A family card: `count` holders. */
export function family(count: number): HolderView[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    firstName: firstNames[index % firstNames.length] ?? 'Jeanne',
    birthYear: index === 3 ? null : String(1948 + index * 4),
  }));
}

export const idle: AgentState = {
  outOfService: null,
  slot: 'empty',
  printer: 'ready',
  visit: { stage: 'none' },
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
export const checking: Visit = { stage: 'checking', visitId, holder: jeanne };
export const offline: Visit = { stage: 'offline', visitId, holder: jeanne };
export const deciding = (status: RecordStatus['status'] = 'none', linkedToMes = false): Visit => ({
  stage: 'deciding',
  visitId,
  holder: jeanne,
  record: { status, linkedToMes },
});
export const creating: Visit = { stage: 'creating', visitId };
export const printing: Visit = { stage: 'printing', visitId, outcome: 'created' };
export const refused: Visit = { stage: 'refused', visitId };
export const finished = (outcome: Finished['outcome'], ticket: Finished['ticket'] = null): Visit => ({
  stage: 'finished',
  visitId,
  outcome,
  ticket,
});
export const printed = { ticket: 'printed' } as const;
/** No paper: the code, drawn for nobody, may be shown on the screen. */
export const withCode = {
  ticket: 'not-printed',
  printer: 'paper-out',
  codeOnScreen: codeOnScreen(
    newActivationCode((limit) => 7 % limit),
    'https://activation.example/a',
  ),
} as const satisfies Finished['ticket'];
