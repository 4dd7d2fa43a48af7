/** What a kiosk asked becomes what is stored: sealed, digested, and committed in one call. */
import type { CreateRecord, EvidenceRefusal, MinorsRule, Regime } from '../../contract/index.ts';
import { codeLifetimeDays } from '../activation/code-lifetime.ts';
import type { PapersAccepted } from '../assistance/papers.ts';
import { civilDay, type NoAnswerer, whoAnswers } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import { disagreement, expectedOfOpening } from '../evidence/coherence.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import type { Kiosk } from '../kiosks/kiosk-store.ts';
import type { IdentitySeal, SealedIdentity } from '../secrets/identity-seal.ts';
import { codeHash, evidenceSubject, personIndex, requestHash } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { type OpenRecord, type OpenResult, openRecord } from './open-record.ts';

export interface CreateRecordParts {
  database: Database;
  secrets: Secrets;
  identities: IdentitySeal;
  regime: Regime;
  papersAccepted: PapersAccepted;
  minors: MinorsRule;
  evidence: EvidenceDesk;
  newId: () => string;
}

export interface Asked {
  recordId: string;
  kiosk: Kiosk;
  request: CreateRecord;
}

export type CreateResult = OpenResult | 'regime-forbids' | NoAnswerer | { refused: EvidenceRefusal };

/** Commits the opening or the reopening. In the regime mes-2022 software may not create, whoever asks. */
export async function createRecord(parts: CreateRecordParts, asked: Asked): Promise<CreateResult> {
  const { secrets, regime, evidence } = parts;
  const { recordId, kiosk, request } = asked;
  if (regime === 'mes-2022') return 'regime-forbids';
  const payload = await evidence.read(request, kiosk.id);
  if ('refused' in payload) return payload;
  const differs = disagreement(
    payload,
    expectedOfOpening({ actId: recordId, kioskId: kiosk.id, regime }, request),
  );
  if (differs) return { refused: differs };
  const answerer = await answererOf(parts, asked);
  if (typeof answerer === 'string') return answerer;
  const sealed = await parts.identities.seal(recordId, request.identity, answerer.name);
  if (sealed === 'destroyed') return 'reused';
  const subject = evidenceSubject(secrets.index, request.identity.nir);
  const { relation, opinion } = answerer;
  const about = { subject, siteId: kiosk.siteId, withdraws: null, relation, opinion };
  const entry = await evidence.received({ given: request, payload }, about, sealed.dataKey);
  return openRecord(parts.database, { ...storedOf(parts, asked, sealed), answerer, evidence: entry });
}

function answererOf({ papersAccepted, minors }: CreateRecordParts, { recordId, kiosk, request }: Asked) {
  const { actor, papersCallId } = request.consent;
  return whoAnswers(papersAccepted, {
    actor,
    papersCallId,
    kioskId: kiosk.id,
    visitId: recordId,
    birthDate: request.identity.birthDate,
    today: civilDay(new Date()),
    minors,
  });
}

function storedOf(
  { secrets, regime, newId }: CreateRecordParts,
  { recordId, kiosk, request }: Asked,
  sealed: SealedIdentity,
): Omit<OpenRecord, 'answerer' | 'evidence'> {
  const { identity, act, consent, activationDigest } = request;
  return {
    recordId,
    kioskId: kiosk.id,
    personIndex: personIndex(secrets.index, identity.nir),
    identitySealed: sealed.sealed,
    dataKey: sealed.key,
    requestHash: requestHash(secrets.index, kiosk.id, request),
    act,
    regime,
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
    auditId: newId(),
  };
}
