/**
 * What the server does with evidence: it takes the kiosk's word only when it is whole, countersigns it, and says in an
 * entry of its own what became of the act. An entry is sealed under the act's data key and hashed here; whoever commits
 * the act writes it.
 */
import { createHash, type KeyObject, randomBytes, type X509Certificate } from 'node:crypto';
import type {
  AskedAtHome,
  ChangedAtHome,
  ChangeOutcome,
  KioskEvidence,
  OutcomeEvidence,
  ReceivedEvidence,
} from '../../contract/evidence/index.ts';
import type { EvidenceRefusal } from '../../contract/index.ts';
import { software } from '../software.ts';
import { entryHash } from './entry-hash.ts';
import { verifyKioskJws } from './kiosk-jws.ts';
import type { ReceiptKey } from './receipt-key.ts';
import { sealEvidence } from './seal-evidence.ts';
import { signReceipt } from './sign-receipt.ts';
import { checkSigningCertificate } from './signing-certificate.ts';

export interface EvidenceParts {
  /** Of the kiosks. */
  authorities: readonly X509Certificate[];
  receiptKey: ReceiptKey;
  now: () => Date;
  /** UUIDv7. */
  newId: () => string;
}

/** As a kiosk sends it. */
export interface SignedEvidence {
  evidence: string;
  evidenceCertificate: string;
}

/** What a kiosk signed, as it came and as it was read. */
export interface KioskWord {
  given: SignedEvidence;
  payload: KioskEvidence;
}

/** One row of `evidence` and one of `ledger_leaves`. */
export interface EvidenceEntry {
  id: string;
  sealed: Buffer;
  leafHash: Buffer;
}

/** What the server adds to the kiosk's word. */
export type Circumstances = Pick<
  ReceivedEvidence,
  'subject' | 'siteId' | 'withdraws' | 'relation' | 'opinion'
>;
export type WhatBecame = Pick<OutcomeEvidence, 'actId' | 'outcome' | 'transaction' | 'messageId' | 'code'>;

/** A closure asked on the page at home. */
export type HomeAsking = Omit<AskedAtHome, 'v' | 'kind' | 'answers' | 'software'>;

/** New choices for emergencies, and what became of them: entries of the opening that they change. */
export type HomeChange = Omit<ChangedAtHome, 'v' | 'kind' | 'at' | 'software'>;
export type ChangeEnd = Omit<ChangeOutcome, 'v' | 'kind' | 'at' | 'software'>;

export interface EvidenceDesk {
  /** The payload, when this kiosk really signed it; or why it is refused. */
  read(given: SignedEvidence, kioskId: string): Promise<KioskEvidence | { refused: EvidenceRefusal }>;
  /** The kiosk's word beside our countersignature. `dataKey`: of the act. */
  received(word: KioskWord, about: Circumstances, dataKey: KeyObject): Promise<EvidenceEntry>;
  /** In the place of a kiosk's word where there is no kiosk: ours alone, and it says so. */
  askedAtHome(asked: HomeAsking, dataKey: KeyObject): Promise<EvidenceEntry>;
  /** `dataKey`, here and below: of the opening. */
  changedAtHome(change: HomeChange, dataKey: KeyObject): Promise<EvidenceEntry>;
  changeOutcome(end: ChangeEnd, dataKey: KeyObject): Promise<EvidenceEntry>;
  outcome(became: WhatBecame, dataKey: KeyObject): Promise<EvidenceEntry>;
}

/** A kiosk's clock that is further off is not believed, and not a reason to send anybody away. */
const clockToleranceMs = 10 * 60_000;

export function evidenceDesk(parts: EvidenceParts): EvidenceDesk {
  const { authorities, receiptKey, now } = parts;
  return {
    async read({ evidence, evidenceCertificate }, kioskId) {
      const certificate = checkSigningCertificate(evidenceCertificate, { authorities, kioskId, now: now() });
      if (!certificate.ok) return { refused: certificate.reason };
      const word = verifyKioskJws(evidence, certificate);
      return word.ok ? word.payload : { refused: word.reason };
    },
    async received({ given, payload: { actId, answeredAt } }, about, dataKey) {
      const { evidence, evidenceCertificate } = given;
      const receivedAt = now();
      const receipt = signReceipt(receiptKey, {
        ...{ v: 1, kind: 'received', actId, ...about, software },
        kioskJwsSha256: createHash('sha256').update(evidence).digest('hex'),
        receivedAt: receivedAt.toISOString(),
        clockSuspect: Math.abs(receivedAt.getTime() - Date.parse(answeredAt)) > clockToleranceMs,
      });
      return entryOf(parts.newId(), dataKey, [evidence, receipt], evidenceCertificate);
    },
    async askedAtHome(asked, dataKey) {
      const answers = { close: true } as const;
      const word = { v: 1, kind: 'asked-at-home', ...asked, answers, software } as const;
      return entryOf(parts.newId(), dataKey, [signReceipt(receiptKey, word)], null);
    },
    async changedAtHome(change, dataKey) {
      const at = now().toISOString();
      const text = signReceipt(receiptKey, { v: 1, kind: 'changed-at-home', ...change, at, software });
      return entryOf(parts.newId(), dataKey, [text], null);
    },
    async changeOutcome(end, dataKey) {
      const at = now().toISOString();
      const text = signReceipt(receiptKey, { v: 1, kind: 'change-outcome', ...end, at, software });
      return entryOf(parts.newId(), dataKey, [text], null);
    },
    async outcome(became, dataKey) {
      const at = now().toISOString();
      const text = signReceipt(receiptKey, { v: 1, kind: 'outcome', ...became, at, software });
      return entryOf(parts.newId(), dataKey, [text], null);
    },
  };
}

function entryOf(id: string, dataKey: KeyObject, texts: string[], certificate: string | null): EvidenceEntry {
  const salt = randomBytes(32);
  const content = { salt: salt.toString('base64url'), texts, certificate };
  return { id, sealed: sealEvidence(dataKey, id, content), leafHash: entryHash(salt, texts) };
}
