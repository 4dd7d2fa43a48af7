/** What two verifiers said, against what was known. Pure. */
import type { Verdict } from '@borne/server/contract/evidence';
import type { Expected } from '../forge/mutations/mutation.ts';
import type { ForeignVerdict } from './python-verifier.ts';

export interface Trial {
  /** Of the mutation; null: a good bundle, untouched. */
  name: string | null;
  expected: Expected;
  a: Verdict;
  b: ForeignVerdict;
}

export interface Faults {
  /** One said yes and the other no. */
  disagreement: boolean;
  /** One of them accepted what is false. */
  wrongAcceptance: boolean;
  /** One of them refused what is true. */
  wrongRefusal: boolean;
  /** Refused by A for another fault than the one that was made: the trial did not try what it says. */
  otherReason: boolean;
}

export function faultsOf({ expected, a, b }: Trial): Faults {
  const known = expected !== 'agree';
  const accepted = expected === 'accepted';
  return {
    disagreement: a.ok !== b.ok,
    wrongAcceptance: known && !accepted && (a.ok || b.ok),
    wrongRefusal: accepted && !(a.ok && b.ok),
    otherReason: known && !accepted && expected !== 'refused' && !a.ok && a.reason !== expected,
  };
}

export const isFaulty = (faults: Faults): boolean => Object.values(faults).some(Boolean);
