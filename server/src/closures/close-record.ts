/** The one statement that commits a closure; its rules are in server/migrations/0005_closures.sql. */
import type { Answerer } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';

/** Everything that one closure commits, already sealed and digested. */
export interface CloseRecordCommit {
  closureId: string;
  /** Null: asked at home. */
  kioskId: string | null;
  personIndex: Buffer;
  identitySealed: Buffer;
  requestHash: Buffer;
  regime: string;
  noticeVersion: string;
  noticeSha256: Buffer;
  language: string;
  answerer: Answerer;
  confirmedAt: string;
  auditId: string;
}

/** requested: committed now. same: it was, by this request. reused: other content. person-served: another act. */
export type CloseResult = 'requested' | 'same' | 'reused' | 'person-served';

/** Commits closure, audit and job together, or nothing. */
export async function closeRecord(database: Database, closure: CloseRecordCommit): Promise<CloseResult> {
  const { answerer } = closure;
  const { rows } = await database.query<{ result: CloseResult }>({
    name: 'close-record',
    text: 'select close_record($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as result',
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
    ],
  });
  const result = rows[0]?.result;
  if (!result) throw new Error('close_record answered nothing');
  return result;
}
