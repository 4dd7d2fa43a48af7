/**
 * Who may ask what, looked up before anything is sent (dmp-protocol.md §13: PDT-INF-526 v1.8, PDT-INF-606 v1.3). The
 * notes call their matrix informative, and the service enforces it whatever is thought here: this spares a patient a
 * call that is known to fail. What the notes leave open is left to the service. Pure.
 */
import type { Regime } from '../../contract/index.ts';
import type { Access } from './options.ts';
import { type OwnRefusal, refuse } from './own-refusals.ts';

/**
 * structure: an establishment's certificate answers (INDIRECTE). professional, staff: the person authenticated
 * (INDIRECTE_RENFORCEE). The kiosk holds no card of a professional, so the columns « direct » are not ours.
 */
export type Caller = 'structure' | 'professional' | 'staff';

export type Right =
  | 'TD0.2'
  | 'TD0.3 declare'
  | 'TD0.3 withdraw'
  | 'TD1.1'
  | 'TD1.2'
  | 'TD1.3a'
  | 'TD1.3b'
  | 'TD1.4'
  | 'TD1.5'
  | 'TD1.6';

const everybody: readonly Caller[] = ['structure', 'professional', 'staff'];
const notStaff: readonly Caller[] = ['structure', 'professional'];

/**
 * TD1.1 to TD1.5 are no longer in the matrix. Before, staff could create and update administrative data only
 * (PDT-INF-527 §2.2), and an establishment's certificate could create; the rest of their columns is our reading.
 */
const matrix: Record<Right, readonly Caller[]> = {
  'TD0.2': everybody,
  'TD0.3 declare': ['professional', 'staff'],
  'TD0.3 withdraw': ['professional'],
  'TD1.1': everybody,
  'TD1.2': notStaff,
  'TD1.3a': everybody,
  'TD1.3b': everybody,
  'TD1.4': notStaff,
  'TD1.5': notStaff,
  'TD1.6': ['professional'],
};

/** Note 10: only where Mon espace santé does not hold the record. */
const unlinkedOnly: readonly Right[] = ['TD1.3b', 'TD1.4', 'TD1.5'];
/** Opening by software ended with the regime of 2016. */
const ended: readonly Right[] = ['TD1.1', 'TD1.2'];

/** Staff of a structure have its identifier, a slash and their own (CPE, dmp-protocol.md §12). */
export function callerOf(access: Access, authorId: string): Caller {
  if (access.mode === 'INDIRECTE') return 'structure';
  return authorId.includes('/') ? 'staff' : 'professional';
}

export interface Attempt {
  right: Right;
  caller: Caller;
  regime: Regime;
  /** What TD0.2 said of the record; absent: nobody asked, and the service will say. */
  linkedToMes?: boolean | undefined;
}

/** Null: nothing known stands in the way. */
export function refusalBefore({ right, caller, regime, linkedToMes }: Attempt): OwnRefusal | null {
  if (regime === 'mes-2022' && ended.includes(right)) return refuse('kiosk.regime');
  if (!matrix[right].includes(caller)) return refuse('kiosk.rights');
  return linkedToMes === true && unlinkedOnly.includes(right) ? refuse('kiosk.linked-to-mes') : null;
}
