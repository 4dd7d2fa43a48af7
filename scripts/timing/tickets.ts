/** Codes of every kind that must be answered alike: prepared on a running line, with the person who would type them. */
import { argon2Sync, randomInt, randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { activationDigestV1, newActivationCode } from '@borne/server/contract';
import pg from 'pg';
import { Pool } from 'undici';
import { inventedPerson } from '../bench/invented-people.ts';
import type { Line } from '../line/line.ts';

/** `wrong`: a code that was never printed. The others were, and are typed by the right person. */
export const kinds = ['wrong', 'used', 'expired', 'locked'] as const;
export type Kind = (typeof kinds)[number];

/** What the page sends. */
export interface Typed {
  code: string;
  birthDate: { day: string; month: string; year: string };
  nirEnd: string;
}

const madeOf: Record<Exclude<Kind, 'wrong'>, string> = {
  used: `update activation_codes set used_at = now() where record_id = any($1)`,
  expired: `update activation_codes set expires_at = now() - interval '1 hour' where record_id = any($1)`,
  locked: `update activation_codes set attempts = 5 where record_id = any($1)`,
};

/** `each`: how many of a kind. */
export async function prepareTickets(line: Line, each: number): Promise<Record<Kind, Typed[]>> {
  const kiosk = new Pool(`https://localhost:${line.ports.kioskApi}`, {
    connections: 2,
    connect: {
      ca: readFileSync(line.pki.kioskCa),
      cert: readFileSync(line.pki.kioskCert),
      key: readFileSync(line.pki.kioskKey),
    },
  });
  const database = new pg.Client({ connectionString: line.databaseUrl });
  await database.connect();
  try {
    const tickets: Record<Kind, Typed[]> = { wrong: [], used: [], expired: [], locked: [] };
    let person = 1;
    for (const kind of kinds) {
      const opened = [];
      for (let count = 0; count < each; count += 1) {
        person += 1;
        opened.push(await open(kiosk, person));
      }
      const ids = opened.map(({ recordId }) => recordId);
      if (kind !== 'wrong') await database.query(madeOf[kind], [ids]);
      tickets[kind] = opened.map(({ typed }) => typed);
    }
    return tickets;
  } finally {
    await database.end();
    await kiosk.close();
  }
}

/** The code of a `wrong` ticket is drawn anew each time: none was printed. */
export function typedNow(kind: Kind, typed: Typed): Typed {
  return kind === 'wrong' ? { ...typed, code: newActivationCode(randomInt) } : typed;
}

async function open(kiosk: Pool, index: number): Promise<{ recordId: string; typed: Typed }> {
  const identity = inventedPerson(index);
  const code = newActivationCode(randomInt);
  const recordId = randomUUIDv7();
  const { statusCode, body } = await kiosk.request({
    method: 'PUT',
    path: `/v1/records/${recordId}`,
    headers: { 'content-type': 'application/json', prefer: 'wait=10' },
    body: JSON.stringify({
      identity,
      act: 'open',
      consent: {
        notice: { version: 'bench', sha256: '0'.repeat(64) },
        language: 'fr',
        actor: 'self',
        papersCallId: null,
        understood: 'quiz',
        assisted: false,
        breakGlassConsent: true,
        emergencyCallConsent: false,
        answeredAt: new Date().toISOString(),
      },
      activationDigest: digestOf(code),
    }),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`an opening was answered ${statusCode}`);
  const { birthDate: date, nir } = identity;
  const birthDate = { year: date.slice(0, 4), month: date.slice(4, 6), day: date.slice(6) };
  return { recordId, typed: { code, birthDate, nirEnd: nir.slice(-4) } };
}

function digestOf(code: string): string {
  const { algorithm, salt, memoryKiB, passes, parallelism, bytes } = activationDigestV1;
  const parameters = { message: code, nonce: salt, memory: memoryKiB, passes, parallelism, tagLength: bytes };
  return argon2Sync(algorithm, parameters).toString('base64url');
}
