/** The SQL of one opening (server/src/records/open-record.bench.sql), and what stands in it for a kiosk's and a person's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../drill/records.ts';
import { projectRoot } from '../line/settings.ts';

export const openingScript = join(projectRoot, 'server/src/records/open-record.bench.sql');

/** By the name that they have in the script. Bytes are in hexadecimal, as long as they really are, and as random. */
export type OpeningVariables = Record<'kiosk' | 'notice' | 'notice_sha256' | 'identity' | 'evidence', string>;

/** Of an opening that the server has committed. Throws when there is none. */
export async function openingVariables(databaseUrl: string): Promise<OpeningVariables> {
  const [committed] = await askDatabase<OpeningVariables>(
    databaseUrl,
    `select r.kiosk_id as kiosk, c.notice_version as notice, encode(c.notice_sha256, 'hex') as notice_sha256,
            encode(r.identity_sealed, 'hex') as identity, encode(e.sealed, 'hex') as evidence
       from records r join consents c on c.record_id = r.id join evidence e on e.act_id = r.id
      where e.kind = 'received' and c.language = 'fr' limit 1`,
  );
  if (!committed) throw new Error('the server has committed no opening of which the SQL could be tried');
  return committed;
}

/** The statement that commits, for many acts at once. Nothing is written with the variables' own bytes: only in place. */
export function manyOpenings(variables: OpeningVariables, count: number): string {
  const script = readFileSync(openingScript, 'utf8');
  const one = 'from (select gen_random_uuid() as id) act;';
  const statement = script.slice(script.indexOf('select keep_data_key'));
  if (!statement.endsWith(`${one}\n`))
    throw new Error('open-record.bench.sql no longer ends with its one act');
  const many = `from (select gen_random_uuid() as id from generate_series(1, ${count})) act;`;
  return Object.entries(variables).reduce(
    (text, [name, value]) =>
      text.replaceAll(new RegExp(`:${name}\\b`, 'g'), `'${value.replaceAll("'", "''")}'`),
    statement.replace(one, many),
  );
}
