/** The one statement of the hot path; `open-record.bench.sql` makes pgbench call the same function. */
import type { Answerer } from '../consent/who-answers.ts';
import type { Database } from '../db/database.ts';
import type { WrappedKey } from '../secrets/key-vault.ts';

/** Everything that one opening commits, already sealed and digested. */
export interface OpenRecord {
  recordId: string;
  kioskId: string;
  personIndex: Buffer;
  identitySealed: Buffer;
  /** Under which the identity is sealed. */
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
}

/** opened: committed now. same: it was, by this request. reused: other content. person-served: another record or closure. */
export type OpenResult = 'opened' | 'same' | 'reused' | 'person-served';

const opened = `open_record(${Array.from({ length: 22 }, (_, index) => `$${index + 1}`).join(', ')})`;
const text = `select keep_data_key(${opened}, $1, $23, $24) as result`;

/** Commits record, data key, consent, code, audit and job together, or nothing. */
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
      opening.dataKey.keyId,
      opening.dataKey.bytes,
    ],
  });
  const result = rows[0]?.result;
  if (!result) throw new Error('open_record answered nothing');
  return result;
}
