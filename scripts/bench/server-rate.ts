/** Openings per second that the server commits for kiosks, over real mutual TLS, national answer not awaited. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import type { Line } from '../line/line.ts';
import { inventedPerson } from './invented-people.ts';

export interface ServerRate {
  perSecond: number;
  accepted: number;
  refused: number;
}

/** `clients` ask one after the other for `seconds`. `Prefer: wait=0` answers right after the commit. */
export async function serverRate(line: Line, clients: number, seconds: number): Promise<ServerRate> {
  const pool = new Pool(`https://localhost:${line.ports.kioskApi}`, {
    connections: clients,
    pipelining: 1,
    connect: {
      ca: readFileSync(line.pki.kioskCa),
      cert: readFileSync(line.pki.kioskCert),
      key: readFileSync(line.pki.kioskKey),
    },
  });
  let next = 0;
  let accepted = 0;
  let refused = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < seconds * 1000) {
      next += 1;
      const status = await openOne(pool, next);
      if (status === 200 || status === 201 || status === 202) accepted += 1;
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return { perSecond: Math.round(accepted / elapsedSeconds), accepted, refused };
}

async function openOne(pool: Pool, index: number): Promise<number> {
  const { statusCode, body } = await pool.request({
    method: 'PUT',
    path: `/v1/records/${uuidV7()}`,
    headers: { 'content-type': 'application/json', prefer: 'wait=0' },
    body: JSON.stringify({
      identity: inventedPerson(index),
      consent: {
        notice: { version: 'bench', sha256: '0'.repeat(64) },
        language: 'fr',
        breakGlassConsent: true,
        emergencyCallConsent: false,
        answeredAt: new Date().toISOString(),
      },
      activationDigest: randomBytes(32).toString('base64url'),
    }),
  });
  await body.dump();
  return statusCode;
}

/** RFC 9562 §5.7: 48 bits of milliseconds, then random bits around version and variant. */
function uuidV7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
