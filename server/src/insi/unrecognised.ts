/**
 * Whether what a person came for cannot be had because INSi does not recognise what their card says. It is said before
 * they have read and answered everything, and never which trait it is about. Pure.
 */
import type { Regime } from '../../contract/index.ts';
import type { FindOutcome } from '../dmp/dmp.ts';

/** Our own names for what INSi did not recognise; a refusal of INSi itself (`siram_…`) says nothing of the person. */
export function isAboutIdentity(code: string): boolean {
  return code.startsWith('kiosk.insi-');
}

/** The code, for the log; null: they may go on. Whoever can open nothing here anyway is not troubled with it. */
export function unrecognisedBy(found: FindOutcome, regime: Regime): string | null {
  switch (found.outcome) {
    case 'refused':
      return isAboutIdentity(found.code) ? found.code : null;
    case 'none':
      return regime === 'consent-2016' ? (found.unrecognised ?? null) : null;
    case 'closed':
    case 'opposed':
      return regime === 'consent-2016' && !found.linkedToMes ? (found.unrecognised ?? null) : null;
    default:
      return null;
  }
}
