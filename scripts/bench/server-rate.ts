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
  /** Of this process while it asked: what stands here for the kiosks, without their signatures. Milliseconds. */
  clientCpuMs: number;
}

/** A signed request, ready to leave. */
export interface Prepared {
  id: string;
  body: string;
}

type Door = Pick<Line, 'pki' | 'databaseUrl'> & { ports: Pick<Line['ports'], 'kioskApi'> };

/** More than any server here has committed in a second. */
export const mostPerSecond = 1_200;
/** Apart from the people of whatever else runs on this line; no two calls ask for the same ones. */
let person = 5_000_000;

/** A kiosk signs on its own machine: here before the clock starts. `count` openings of people who do not exist. */
export async function preparedOpenings(line: Door, count: number): Promise<Prepared[]> {
  const opening = await openingsOf(line);
  return Array.from({ length: count }, () => {
    person += 1;
    const id = randomUUIDv7();
    return { id, body: opening(id, person) };
  });
}

/** `clients` ask one after the other for `seconds`. `Prefer: wait=0` answers right after the commit. */
export async function serverRate(line: Door, clients: number, seconds: number): Promise<ServerRate> {
  return rateOf(line, clients, seconds, await preparedOpenings(line, seconds * mostPerSecond));
}

/** The same, of what was prepared; ends early when nothing of it is left. Connections stay open, as a kiosk's do. */
export async function rateOf(
  line: Door,
  clients: number,
  seconds: number,
  prepared: Prepared[],
): Promise<ServerRate> {
  const pool = poolOf(line, clients);
  const waiting = prepared.values();
  let accepted = 0;
  let refused = 0;
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const client = async (): Promise<void> => {
    for (const { id, body } of waiting) {
      const status = await openOne(pool, id, body);
      if (status === 200 || status === 201 || status === 202) accepted += 1;
      else refused += 1;
      if (performance.now() - startedAt >= seconds * 1000) return;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  await pool.close();
  return {
    ...{ perSecond: Math.round(accepted / elapsedSeconds), accepted, refused },
    clientCpuMs: (user + system) / 1_000,
  };
}

function poolOf({ ports, pki }: Door, connections: number): Pool {
  const [ca, cert, key] = [pki.kioskCa, pki.kioskCert, pki.kioskKey].map((path) => readFileSync(path));
  if (!ca || !cert || !key) throw new Error('a kiosk has an authority, a certificate and a key');
  const connect = { ca, cert, key };
  return new Pool(`https://localhost:${ports.kioskApi}`, { connections, pipelining: 1, connect });
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
