/** The one statement of the hot path; `open-record.bench.sql` makes pgbench call the same function. */
import type { Answerer } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import type { EvidenceEntry } from '../evidence/evidence-desk.ts';
import type { WrappedKey } from '../secrets/key-vault.ts';

/** Everything that one opening commits, already sealed and digested. */
export interface OpenRecord {
  recordId: string;
  kioskId: string;
  personIndex: Buffer;
  identitySealed: Buffer;
  /** Under which identity and evidence are sealed. */
  dataKey: WrappedKey;
  requestHash: Buffer;
  act: 'open' | 'reopen';
  regime: string;
  noticeVersion: string;
  noticeSha256: Buffer;
  language: string;
  answerer: Answerer;
  understood: string;
  assisted: boolean;
  breakGlassConsent: boolean;
  emergencyCallConsent: boolean;
  answeredAt: string;
  codeHash: Buffer;
  codeDays: number;
  auditId: string;
  evidence: EvidenceEntry;
}

/**
 * opened: committed now. same: it was, by this request. reused: other content. person-served: another record or closure.
 * notice-not-in-force: the text shown is not one that we know, or no longer.
 */
export type OpenResult = 'opened' | 'same' | 'reused' | 'person-served' | 'notice-not-in-force';

const opened = `open_record(${Array.from({ length: 25 }, (_, index) => `$${index + 1}`).join(', ')})`;
const text = `select keep_data_key(${opened}, $1, $26, $27) as result`;

/** Commits record, data key, consent, code, audit, evidence and job together, or nothing. */
export async function openRecord(database: Database, opening: OpenRecord): Promise<OpenResult> {
  const { answerer } = opening;
  const { rows } = await database.query<{ result: OpenResult }>({
    name: 'open-record',
    text,
    values: [
      opening.recordId,
      opening.kioskId,
      opening.personIndex,
      opening.identitySealed,
      opening.requestHash,
      opening.act,
      opening.regime,
      opening.noticeVersion,
      opening.noticeSha256,
      opening.language,
      answerer.actor,
      answerer.papersCallId,
      answerer.relation,
      answerer.opinion,
      opening.understood,
      opening.assisted,
      opening.breakGlassConsent,
      opening.emergencyCallConsent,
      opening.answeredAt,
      opening.codeHash,
      opening.codeDays,
      opening.auditId,
      opening.evidence.id,
      opening.evidence.sealed,
      opening.evidence.leafHash,
      opening.dataKey.keyId,
      opening.dataKey.bytes,
    ],
  });
  const result = rows[0]?.result;
  if (!result) throw new Error('open_record answered nothing');
  return result;
}
