/** The patient's door: what is typed on the page at home, and the one word of the answer. */
import pg from 'pg';
import { Pool } from 'undici';
import { z } from 'zod';
import type { RunningServer } from '../../line/server-line.ts';
import type { Person } from './people.ts';

const AnswerSchema = z.looseObject({ answer: z.string() });

export interface Typed {
  code: string;
  birthDate: { day: string; month: string; year: string };
  nirEnd: string;
}

export interface ActivationDoor {
  ask(typed: Typed): Promise<string>;
  /** Who guesses here has as many networks and as much time as they like. */
  forgetLimits(): Promise<void>;
  close(): Promise<void>;
}

export function typedBy({ identity, code }: Pick<Person, 'identity' | 'code'>): Typed {
  const { birthDate, nir } = identity;
  const [year, month, day] = [birthDate.slice(0, 4), birthDate.slice(4, 6), birthDate.slice(6)];
  return { code, birthDate: { day, month, year }, nirEnd: nir.slice(-4) };
}

export async function activationDoor(
  { ports, databaseUrl }: RunningServer,
  connections: number,
): Promise<ActivationDoor> {
  const pool = new Pool(`http://localhost:${ports.activation}`, { connections, pipelining: 1 });
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  // Wherever the attempts are counted.
  const { rows } = await database.query<{ name: string }>(
    `select name from unnest(array['activation_limits', 'gcra']) as name where to_regclass(name) is not null`,
  );
  return {
    ask: async (typed) => {
      const { body } = await pool.request({
        ...{ method: 'POST', path: '/api/activation', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify(typed),
      });
      return AnswerSchema.parse(await body.json()).answer;
    },
    forgetLimits: async () => {
      for (const { name } of rows) await database.query(`delete from ${name}`);
    },
    close: async () => {
      await database.end();
      await pool.close();
    },
  };
}
