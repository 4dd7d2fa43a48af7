/** The one statement that commits a closure; its rules are in server/migrations/0005_closures.sql. */
import type { Answerer } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import type { EvidenceEntry } from '../evidence/evidence-desk.ts';
import type { WrappedKey } from '../secrets/key-vault.ts';

/** Everything that one closure commits, already sealed and digested. */
export interface CloseRecordCommit {
  closureId: string;
  /** Null: asked at home. */
  kioskId: string | null;
  personIndex: Buffer;
  identitySealed: Buffer;
  /** Under which identity and evidence are sealed. */
  dataKey: WrappedKey;
  requestHash: Buffer;
  regime: string;
  noticeVersion: string;
  noticeSha256: Buffer;
  language: string;
  answerer: Answerer;
  confirmedAt: string;
  auditId: string;
  evidence: EvidenceEntry;
}

/**
 * requested: committed now. same: it was, by this request. reused: other content. person-served: another act.
 * notice-not-in-force: the text shown is not one that we know, or no longer.
 */
export type CloseResult = 'requested' | 'same' | 'reused' | 'person-served' | 'notice-not-in-force';

const closed = `close_record(${Array.from({ length: 18 }, (_, index) => `$${index + 1}`).join(', ')})`;
const text = `select keep_data_key(${closed}, $1, $19, $20) as result`;

/** Commits closure, data key, audit, evidence and job together, or nothing. */
export async function closeRecord(database: Database, closure: CloseRecordCommit): Promise<CloseResult> {
  const { answerer } = closure;
  const { rows } = await database.query<{ result: CloseResult }>({
    name: 'close-record',
    text,
    values: [
      closure.closureId,
      closure.kioskId,
      closure.personIndex,
      closure.identitySealed,
      closure.requestHash,
      closure.regime,
      closure.noticeVersion,
      closure.noticeSha256,
      closure.language,
      answerer.actor,
      answerer.papersCallId,
      answerer.relation,
      answerer.opinion,
      closure.confirmedAt,
      closure.auditId,
      closure.evidence.id,
      closure.evidence.sealed,
      closure.evidence.leafHash,
      closure.dataKey.keyId,
      closure.dataKey.bytes,
    ],
  });
  const result = rows[0]?.result;
  if (!result) throw new Error('close_record answered nothing');
  return result;
}
