/** What a person confirmed at a kiosk becomes what is stored: sealed, digested, and committed in one call. */
import type { CloseRecord, Regime } from '../../contract/index.ts';
import type { PapersAccepted } from '../assistance/papers.ts';
import { civilDay, whoAnswers } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import { personIndex, requestHash } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { type CloseResult, closeRecord } from './close-record.ts';

export interface RequestClosureParts {
  database: Database;
  secrets: Secrets;
  identities: IdentitySeal;
  regime: Regime;
  papersAccepted: PapersAccepted;
  newId: () => string;
}

export interface Asked {
  closureId: string;
  kioskId: string;
  request: CloseRecord;
}

/** Commits the closure. Software may close under consent-2016 only (law-and-consent.md §5). */
export async function requestClosure(
  { database, secrets, identities, regime, papersAccepted, newId }: RequestClosureParts,
  { closureId, kioskId, request }: Asked,
): Promise<CloseResult | 'regime-forbids' | 'papers-not-seen'> {
  if (regime === 'mes-2022') return 'regime-forbids';
  const { identity, notice, language, actor, papersCallId, confirmedAt } = request;
  const answerer = await whoAnswers(papersAccepted, {
    actor,
    papersCallId,
    kioskId,
    visitId: closureId,
    birthDate: identity.birthDate,
    today: civilDay(new Date()),
  });
  if (answerer === 'papers-not-seen') return answerer;
  const sealed = await identities.seal(closureId, identity);
  if (sealed === 'destroyed') return 'reused';
  return closeRecord(database, {
    closureId,
    kioskId,
    personIndex: personIndex(secrets.index, identity.nir),
    identitySealed: sealed.sealed,
    dataKey: sealed.key,
    requestHash: requestHash(secrets.index, kioskId, request),
    regime,
    noticeVersion: notice.version,
    noticeSha256: Buffer.from(notice.sha256, 'hex'),
    language,
    answerer,
    confirmedAt,
    auditId: newId(),
  });
}
