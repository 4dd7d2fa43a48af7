/**
 * The time of a checkpoint, told by an authority of time-stamping (RFC 3161) over http: any of them, by its address. A
 * stamp that does not come is a state: the checkpoint stands without, and the authority is asked again.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { answersQuestion, timestampRequest } from './timestamp-wire.ts';

/** away: no answer in time. refused: an answer that is no stamp on what was asked. */
export type Stamped =
  | { outcome: 'stamped'; response: Buffer }
  | { outcome: 'away' }
  | { outcome: 'refused'; status: number };

export interface Timestamper {
  /** Stamps these bytes, which themselves do not leave: only their SHA-256 does. Never throws. */
  stamp(content: Uint8Array): Promise<Stamped>;
  close(): Promise<void>;
}

/** What a bundle may hold of it (server/contract/evidence/bundle.ts), before base64. */
const responseBytes = 49_152;

/** `url`: where the authority takes requests, for instance http://tsa.example/tsr. */
export function httpTimestamper(url: string, deadlineMs = 10_000): Timestamper {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 1, connect: { timeout: deadlineMs } });
  return {
    stamp: async (content) => {
      const question = {
        digest: createHash('sha256').update(content).digest(),
        nonce: randomBytes(8),
      };
      const answer = await post(pool, pathname + search, timestampRequest(question), deadlineMs);
      if (!answer || answer.status >= 500 || answer.status === 429) return { outcome: 'away' };
      const holds = answer.status === 200 && answersQuestion(answer.body, question);
      return holds
        ? { outcome: 'stamped', response: answer.body }
        : { outcome: 'refused', status: answer.status };
    },
    close: () => pool.destroy(),
  };
}

async function post(
  pool: Pool,
  path: string,
  body: Buffer,
  deadlineMs: number,
): Promise<{ status: number; body: Buffer } | null> {
  try {
    const answer = await pool.request({
      ...{ path, method: 'POST', body, signal: AbortSignal.timeout(deadlineMs) },
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    });
    const chunks: Buffer[] = [];
    let received = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      received += chunk.length;
      if (received > responseBytes) return null;
      chunks.push(chunk);
    }
    return { status: answer.statusCode, body: Buffer.concat(chunks) };
  } catch {
    // Refused, cut or late: the authority is away.
    return null;
  }
}
