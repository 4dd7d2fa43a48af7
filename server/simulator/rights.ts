/**
 * The rights that the service itself enforces (dmp-protocol.md §13, PDT-INF-526 v1.8 and 606 v1.3), by who the VIHF says
 * is asking. TD1.1 to TD1.5 left the matrix: for them, staff may create and update administrative data only (527 §2.2)
 * and everybody else may ask. Note 10 and the regimes are judged where the record is known.
 */
import type { Vihf } from './reading/assertion.ts';
import type { DmpTransaction } from './reading/transaction.ts';
import { refuse } from './verdict.ts';

type Column = 'direct' | 'staff-direct' | 'establishment' | 'air' | 'staff-air';

/** Staff of a structure have its identifier, a slash and their own (§12). */
export function columnOf({ mode, professional }: Pick<Vihf, 'mode' | 'professional'>): Column {
  const isStaff = professional.includes('/');
  if (mode === 'INDIRECTE') return 'establishment';
  if (mode === 'DIRECTE') return isStaff ? 'staff-direct' : 'direct';
  return isStaff ? 'staff-air' : 'air';
}

const everybody: Column[] = ['direct', 'staff-direct', 'establishment', 'air', 'staff-air'];
const persons: Column[] = ['direct', 'air'];
const notStaff: Column[] = ['direct', 'establishment', 'air'];

const allowed: Record<DmpTransaction | 'withdraw', Column[]> = {
  find: everybody,
  read: everybody,
  create: everybody,
  reactivate: notStaff,
  modify: everybody,
  terminate: notStaff,
  'create-access': notStaff,
  'change-access': notStaff,
  'renew-access': notStaff,
  authorize: ['direct', 'staff-direct', 'air', 'staff-air'],
  withdraw: persons,
  'list-professionals': persons,
};

export type RightsRefusal = ReturnType<typeof refuse>;

/** Null: this caller may. */
export function wrongRight(transaction: DmpTransaction | 'withdraw', vihf: Vihf): RightsRefusal | null {
  return allowed[transaction].includes(columnOf(vihf))
    ? null
    : refuse('DMPAccessDeniedByRightsService', 'La matrice des droits ne donne pas cette transaction.');
}
