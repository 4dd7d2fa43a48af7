/**
 * What the page at home asks of the national service: the person's internet access (TD1.5a) and their choices for
 * emergencies (TD1.3b), never without TD0.2 before.
 */
import type { FindOutcome, NationalDmp, NoSuccess } from '../dmp/dmp.ts';

export type NationalAccess = Pick<NationalDmp, 'find' | 'createAccess' | 'changeOppositions'>;

/** Only an open record that is not of Mon espace santé may be acted on (law-and-consent.md §10). */
export function mayActOn(
  found: FindOutcome,
): { outcome: 'go'; hasAccess: boolean } | Exclude<NoSuccess, { outcome: 'uncertain' }> {
  switch (found.outcome) {
    case 'open':
      return found.linkedToMes
        ? { outcome: 'refused', code: 'linked-to-mes' }
        : { outcome: 'go', hasAccess: found.internetAccess === true };
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
