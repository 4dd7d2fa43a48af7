/** The texts that people may be shown before they answer: added to, never changed (server/migrations/0008_evidence.sql). */
import type { Database } from '../db/database.ts';
import type { RegisteredNotice } from './notice.ts';

/** added: from now on it may be answered to. known: it was there, word for word. other-text: the version says something else. */
export type Registration = 'added' | 'known' | 'other-text';

/** In force from `effectiveFrom` on. */
export async function registerNotice(
  database: Database,
  { version, language, kind, text }: RegisteredNotice,
  effectiveFrom: Date,
): Promise<Registration> {
  const { rowCount } = await database.query({
    text: `insert into notices (version, language, kind, sha256, text, effective_from)
           values ($1, $2, $3, sha256(convert_to($4, 'UTF8')), $4, $5) on conflict do nothing`,
    values: [version, language, kind, text, effectiveFrom],
  });
  if (rowCount === 1) return 'added';
  const { rows } = await database.query<{ same: boolean }>({
    text: 'select text = $3 and kind = $4 as same from notices where version = $1 and language = $2',
    values: [version, language, text, kind],
  });
  return rows[0]?.same ? 'known' : 'other-text';
}

/** Nobody answers to it any more from `until` on; the first end stays. False: there is no such notice. */
export async function endNotice(
  database: Database,
  { version, language }: Pick<RegisteredNotice, 'version' | 'language'>,
  until: Date,
): Promise<boolean> {
  const { rowCount } = await database.query({
    text: `with known as (select version, language from notices where version = $1 and language = $2),
           ended as (insert into notice_ends (version, language, effective_until)
                     select version, language, $3 from known on conflict do nothing)
           select from known`,
    values: [version, language, until],
  });
  return rowCount === 1;
}
