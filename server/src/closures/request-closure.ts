/** What a person confirmed at a kiosk becomes what is stored: sealed, digested, and committed in one call. */
import type { CloseRecord, EvidenceRefusal, MinorsRule, Regime } from '../../contract/index.ts';
import type { PapersAccepted } from '../assistance/papers.ts';
import { civilDay, type NoAnswerer, whoAnswers } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import { disagreement, expectedOfClosure } from '../evidence/coherence.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import { withdrawnOpening } from '../evidence/withdrawn-opening.ts';
import type { Kiosk } from '../kiosks/kiosk-store.ts';
import type { IdentitySeal, SealedIdentity } from '../secrets/identity-seal.ts';
import { evidenceSubject, personIndex, requestHash } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { type CloseRecordCommit, type CloseResult, closeRecord } from './close-record.ts';

export interface RequestClosureParts {
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
  closureId: string;
  kiosk: Kiosk;
  request: CloseRecord;
}

export type ClosureResult = CloseResult | 'regime-forbids' | NoAnswerer | { refused: EvidenceRefusal };

/** Commits the closure. Software may close under consent-2016 only (law-and-consent.md §5). */
export async function requestClosure(parts: RequestClosureParts, asked: Asked): Promise<ClosureResult> {
  const { database, secrets, regime, evidence } = parts;
  const { closureId, kiosk, request } = asked;
  if (regime === 'mes-2022') return 'regime-forbids';
  const payload = await evidence.read(request, kiosk.id);
  if ('refused' in payload) return payload;
  const differs = disagreement(
    payload,
    expectedOfClosure({ actId: closureId, kioskId: kiosk.id, regime }, request),
  );
  if (differs) return { refused: differs };
  const answerer = await answererOf(parts, asked);
  if (typeof answerer === 'string') return answerer;
  const sealed = await parts.identities.seal(closureId, request.identity, answerer.name);
  if (sealed === 'destroyed') return 'reused';
  const stored = storedOf(parts, asked, sealed);
  const about = {
    subject: evidenceSubject(secrets.index, request.identity.nir),
    siteId: kiosk.siteId,
    withdraws: await withdrawnOpening(database, stored.personIndex),
    relation: answerer.relation,
    opinion: answerer.opinion,
  };
  const entry = await evidence.received({ given: request, payload }, about, sealed.dataKey);
  return closeRecord(database, { ...stored, answerer, evidence: entry });
}

function answererOf({ papersAccepted, minors }: RequestClosureParts, { closureId, kiosk, request }: Asked) {
  const { actor, papersCallId, identity } = request;
  return whoAnswers(papersAccepted, {
    actor,
    papersCallId,
    kioskId: kiosk.id,
    visitId: closureId,
    birthDate: identity.birthDate,
    today: civilDay(new Date()),
    minors,
  });
}

function storedOf(
  { secrets, regime, newId }: RequestClosureParts,
  { closureId, kiosk, request }: Asked,
  sealed: SealedIdentity,
): Omit<CloseRecordCommit, 'answerer' | 'evidence'> {
  const { identity, notice, language, confirmedAt } = request;
  return {
    closureId,
    kioskId: kiosk.id,
    personIndex: personIndex(secrets.index, identity.nir),
    identitySealed: sealed.sealed,
    dataKey: sealed.key,
    requestHash: requestHash(secrets.index, kiosk.id, request),
    regime,
    noticeVersion: notice.version,
    noticeSha256: Buffer.from(notice.sha256, 'hex'),
    language,
    confirmedAt,
    auditId: newId(),
  };
}
