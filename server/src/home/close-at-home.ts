/**
 * Withdraws and closes, from the page: the same commit, queue and delivery as a closure asked at a kiosk, under the
 * words that the page showed: they are ours, so their digest is computed here. Software may close under consent-2016 only (law-and-consent.md §5).
 */
import { createHash } from 'node:crypto';
import { homeWords } from '../../contract/home/index.ts';
import type { Language, Regime } from '../../contract/index.ts';
import { type CloseResult, closeRecord } from '../closures/close-record.ts';
import type { Database } from '../db/database.ts';
import { personIndex, sealIdentity } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { IdentityOf } from './identity-of.ts';

export interface AskedClosure {
  recordId: string;
  /** UUIDv7 made by the page: the same confirmation sent twice is one closure. */
  closureId: string;
  /** In which the page told what a closure does. */
  language: Language;
}

/** not-yours: this id belongs to another request. busy: another act is under way. */
export type ClosureAnswer = 'requested' | 'regime-forbids' | 'busy' | 'not-yours' | 'gone';

/** The port: what becomes of it is read in the closure's state. */
export type CloseAtHome = (asked: AskedClosure) => Promise<ClosureAnswer>;

export interface CloseAtHomeParts {
  database: Database;
  secrets: Secrets;
  identityOf: IdentityOf;
  regime: Regime;
  newId: () => string;
  now: () => Date;
  /** Wakes a delivery worker. */
  hint: () => void;
}

const answers: Record<CloseResult, ClosureAnswer> = {
  requested: 'requested',
  same: 'requested',
  reused: 'not-yours',
  'person-served': 'busy',
};

export function closeAtHome(parts: CloseAtHomeParts): CloseAtHome {
  const { database, secrets, identityOf, regime, newId, now, hint } = parts;
  return async ({ recordId, closureId, language }) => {
    if (regime === 'mes-2022') return 'regime-forbids';
    const identity = await identityOf(recordId);
    if (!identity) return 'gone';
    const shown = JSON.stringify(homeWords[language].closing);
    const result = await closeRecord(database, {
      closureId,
      kioskId: null,
      personIndex: personIndex(secrets.index, identity.nir),
      identitySealed: sealIdentity(secrets.identity, closureId, identity),
      requestHash: createHash('sha256').update(`home/v1\n${recordId}\n${closureId}`).digest(),
      regime,
      noticeVersion: `home/${language}`,
      noticeSha256: createHash('sha256').update(shown).digest(),
      language,
      // The holder's own proof opened the page. Whoever answers for them comes with their papers, to a kiosk.
      answerer: { actor: 'self', papersCallId: null, relation: null, opinion: null },
      confirmedAt: now().toISOString(),
      auditId: newId(),
    });
    if (result === 'requested') hint();
    return answers[result];
  };
}
