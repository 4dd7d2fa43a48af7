/** Openings per second that the server commits for kiosks, over real mutual TLS, national answer not awaited. */
import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import type { Line } from '../line/line.ts';
import { openingsOf } from './signed-opening.ts';

export interface ServerRate {
  perSecond: number;
  accepted: number;
  refused: number;
}

/** `clients` ask one after the other for `seconds`. `Prefer: wait=0` answers right after the commit. */
export async function serverRate(
  line: Pick<Line, 'pki' | 'databaseUrl'> & { ports: Pick<Line['ports'], 'kioskApi'> },
  clients: number,
  seconds: number,
): Promise<ServerRate> {
  const pool = new Pool(`https://localhost:${line.ports.kioskApi}`, {
    connections: clients,
    pipelining: 1,
    connect: {
      ca: readFileSync(line.pki.kioskCa),
      cert: readFileSync(line.pki.kioskCert),
      key: readFileSync(line.pki.kioskKey),
    },
  });
  const opening = await openingsOf(line);
  // Apart from the people of whatever else runs on this line.
  let next = 5_000_000;
  let accepted = 0;
  let refused = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < seconds * 1000) {
      next += 1;
      const id = randomUUIDv7();
      const status = await openOne(pool, id, opening(id, next));
      if (status === 200 || status === 201 || status === 202) accepted += 1;
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return { perSecond: Math.round(accepted / elapsedSeconds), accepted, refused };
}

async function openOne(pool: Pool, id: string, body: string): Promise<number> {
  const answer = await pool.request({
    method: 'PUT',
    path: `/v1/records/${id}`,
    headers: { 'content-type': 'application/json', prefer: 'wait=0' },
    body,
  });
  await answer.body.dump();
  return answer.statusCode;
}
