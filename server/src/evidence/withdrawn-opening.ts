/** Which opening of ours a closure takes back. */
import type { Database } from '../db/database.ts';

/** The newest opening or reopening of this person that stands; null: their record was opened elsewhere. */
export async function withdrawnOpening(database: Database, personIndex: Buffer): Promise<string | null> {
  const { rows } = await database.query<{ id: string }>({
    name: 'withdrawn-opening',
    text: `select id from records
            where person_index = $1 and state in ('created', 'activated')
            order by requested_at desc limit 1`,
    values: [personIndex],
  });
  return rows[0]?.id ?? null;
}
