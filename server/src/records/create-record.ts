/** What a kiosk asked becomes what is stored: sealed, digested, and committed in one call. */
import type { CreateRecord, Regime } from '../../contract/index.ts';
import { codeLifetimeDays } from '../activation/code-lifetime.ts';
import type { PapersAccepted } from '../assistance/papers.ts';
import { civilDay, whoAnswers } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import type { IdentitySeal } from '../secrets/identity-seal.ts';
import { codeHash, personIndex, requestHash } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { type OpenResult, openRecord } from './open-record.ts';

export interface CreateRecordParts {
  database: Database;
  secrets: Secrets;
  identities: IdentitySeal;
  regime: Regime;
  papersAccepted: PapersAccepted;
  newId: () => string;
}

export interface Asked {
  recordId: string;
  kioskId: string;
  request: CreateRecord;
}

/** Commits the opening or the reopening. In the regime mes-2022 software may not create, whoever asks. */
export async function createRecord(
  parts: CreateRecordParts,
  { recordId, kioskId, request }: Asked,
): Promise<OpenResult | 'regime-forbids' | 'papers-not-seen'> {
  const { secrets, regime } = parts;
  if (regime === 'mes-2022') return 'regime-forbids';
  const { identity, act, consent, activationDigest } = request;
  const { actor, papersCallId } = consent;
  const answerer = await whoAnswers(parts.papersAccepted, {
    actor,
    papersCallId,
    kioskId,
    visitId: recordId,
    birthDate: identity.birthDate,
    today: civilDay(new Date()),
  });
  if (answerer === 'papers-not-seen') return answerer;
  const sealed = await parts.identities.seal(recordId, identity);
  if (sealed === 'destroyed') return 'reused';
  return openRecord(parts.database, {
    recordId,
    kioskId,
    personIndex: personIndex(secrets.index, identity.nir),
    identitySealed: sealed.sealed,
    dataKey: sealed.key,
    requestHash: requestHash(secrets.index, kioskId, request),
    act,
    regime,
    answerer,
    noticeVersion: consent.notice.version,
    noticeSha256: Buffer.from(consent.notice.sha256, 'hex'),
    language: consent.language,
    understood: consent.understood,
    assisted: consent.assisted,
    breakGlassConsent: consent.breakGlassConsent,
    emergencyCallConsent: consent.emergencyCallConsent,
    answeredAt: consent.answeredAt,
    codeHash: codeHash(secrets.codePepper, Buffer.from(activationDigest, 'base64url')),
    codeDays: codeLifetimeDays[regime],
    auditId: parts.newId(),
  });
}
