/**
 * What the page at home asks of the national service beside what a kiosk asks: the person's internet access (TD1.5a)
 * and their choices for emergencies (TD1.3b). The same shapes as in dmp/dmp.ts, which is to hold them.
 */
import type { Identity } from '../../contract/index.ts';
import type { Decisions, FindOutcome, NoSuccess } from '../dmp/dmp.ts';

export interface AccessOrder {
  identity: Identity;
  channel: { kind: 'email'; address: string } | { kind: 'mobile'; number: string };
}

export type AccessOutcome =
  | { outcome: 'created'; login: string; password: string }
  /** The service says that an access was there before: it gives no login and no password again. */
  | { outcome: 'exists' }
  | NoSuccess;

export interface OppositionOrder {
  identity: Identity;
  consent: Decisions;
}

export type OppositionOutcome = { outcome: 'changed' } | NoSuccess;

export interface NationalAccess {
  /** TD0.2, before anything of the above: a record of Mon espace santé is never touched by software. */
  find(identity: Identity): Promise<FindOutcome>;
  /** TD1.5a. */
  createAccess(order: AccessOrder): Promise<AccessOutcome>;
  /** TD1.3b. */
  changeOppositions(order: OppositionOrder): Promise<OppositionOutcome>;
}

/** Until the gateway knows TD1.5a and TD1.3b: a refusal of ours, said as one; nothing is ever called done. */
export function notWiredYet(national: Pick<NationalAccess, 'find'>): NationalAccess {
  return {
    find: (identity) => national.find(identity),
    createAccess: async () => ({ outcome: 'refused', code: 'NotWired' }),
    changeOppositions: async () => ({ outcome: 'refused', code: 'NotWired' }),
  };
}

/** Only an open record that is not of Mon espace santé may be acted on (law-and-consent.md §10). */
export function mayActOn(
  found: FindOutcome,
): { outcome: 'go' } | Exclude<NoSuccess, { outcome: 'uncertain' }> {
  switch (found.outcome) {
    case 'open':
      return found.linkedToMes ? { outcome: 'refused', code: 'linked-to-mes' } : { outcome: 'go' };
    case 'unreachable':
      return found;
    case 'refused':
      return found;
    case 'none':
    case 'closed':
    case 'opposed':
    case 'barred':
      break;
  }
  return { outcome: 'refused', code: found.outcome };
}
