/** One connection for what its owner does to the whole ledger: it may take as long as it takes. */
import pg from 'pg';
import type { Database, Rows } from '../../db/database.ts';

export function ownerDatabase(url: string): Database {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: 1, connectionTimeoutMillis: 5_000 },
    application_name: 'borne-ledger-owner',
  });
  // Errors of a query reach its caller; this one only keeps an idle cut from ending the process.
  pool.on('error', () => undefined);
  return {
    query: async <Row extends pg.QueryResultRow>({
      text,
      values = [],
    }: {
      text: string;
      values?: unknown[];
    }): Promise<Rows<Row>> => {
      const { rows, rowCount } = await pool.query<Row>(text, values);
      return { rows, rowCount: rowCount ?? 0 };
    },
    close: () => pool.end(),
  };
}
