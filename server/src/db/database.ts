/** PostgreSQL as the stores see it: one statement at a time, and one kind of error when it is not there. */
import pg from 'pg';
import type { Log } from '../log.ts';

export interface Statement {
  text: string;
  values?: unknown[];
  /** Named statements are prepared once per connection: for the hot path. */
  name?: string;
}

export interface Rows<Row> {
  rows: Row[];
  rowCount: number;
}

export interface Database {
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Rows<Row>>;
  close(): Promise<void>;
}

/** The database does not answer, or refuses to work for now; whether the statement took effect is not known. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

export interface DatabaseOptions {
  url: string;
  log: Log;
  poolSize?: number;
  /** Settings of each connection, as `-c name=value`. */
  options?: string;
  /** For a statement that nobody waits for. */
  statementMs?: number;
}

/**
 * Opens the pool. A patient waits at the other end, so every wait is short: 2 s for a connection, 2 s for a
 * statement (4 s in all if the server itself is mute).
 */
export function openDatabase({
  url,
  log,
  poolSize = 10,
  options,
  statementMs = 2_000,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2_000,
    statement_timeout: statementMs,
    query_timeout: statementMs + 500,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'borne-server',
    ...(options !== undefined && { options }),
    // A connection cut while idle is found here; without a listener it would end the process.
  }).on('error', (error) => log.warn('database-trouble', { error }));
  return {
    query: async <Row extends pg.QueryResultRow>(statement: Statement): Promise<Rows<Row>> => {
      try {
        const { rows, rowCount } = await pool.query<Row>(statement);
        return { rows, rowCount: rowCount ?? 0 };
      } catch (error) {
        throw asUnavailable(error);
      }
    },
    close: () => pool.end(),
  };
}

/** SQLSTATE that mean "not now": connection (08), resources (53), intervention (57), deadlock, serialization. */
const notNow = /^(08|53|57|40001|40P01)/;

/** An error that did not come from PostgreSQL itself is the way to it: refused, cut, timed out. */
function asUnavailable(error: unknown): unknown {
  const fromServer = error instanceof pg.DatabaseError;
  if (fromServer && !notNow.test(error.code ?? '')) return error;
  return new DatabaseUnavailable('the database does not answer', { cause: error });
}
