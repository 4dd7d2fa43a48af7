/** The kiosk's door of a server, over real mutual TLS, and what its answers were. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { RunningServer, ServerLine } from '../../line/server-line.ts';

export interface Answer {
  status: number;
  /** Empty when it was none. */
  text: string;
}

export interface KioskDoor {
  /** `waitSeconds`: for the national answer. */
  put(path: string, body: string, waitSeconds?: number): Promise<Answer>;
  /** Sends the whole request and hangs up before the answer; `bytes`: only so many of it. */
  cut(path: string, body: string, bytes?: number): Promise<void>;
  get(path: string): Promise<Answer>;
  close(): Promise<void>;
}

export function kioskDoor(
  { pki }: Pick<ServerLine, 'pki'>,
  { ports }: Pick<RunningServer, 'ports'>,
  connections = 16,
): KioskDoor {
  const pool = new Pool(`https://localhost:${ports.kioskApi}`, {
    connections,
    pipelining: 1,
    connect: {
      ca: readFileSync(pki.kioskCa),
      cert: readFileSync(pki.kioskCert),
      key: readFileSync(pki.kioskKey),
    },
  });
  const headers = (wait: number): Record<string, string> => ({
    'content-type': 'application/json',
    prefer: `wait=${wait}`,
  });
  return {
    put: async (path, body, waitSeconds = 0) => {
      const answer = await pool.request({ method: 'PUT', path, headers: headers(waitSeconds), body });
      return { status: answer.statusCode, text: await answer.body.text() };
    },
    cut: (path, body, bytes) => cut(pool, { path, headers: headers(0), body, bytes }),
    get: async (path) => {
      const answer = await pool.request({ method: 'GET', path });
      return { status: answer.statusCode, text: await answer.body.text() };
    },
    close: () => pool.close(),
  };
}

interface Cut {
  path: string;
  headers: Record<string, string>;
  body: string;
  bytes: number | undefined;
}

async function cut(pool: Pool, { path, headers, body, bytes }: Cut): Promise<void> {
  const hangUp = new AbortController();
  const whole = Buffer.from(body);
  async function* torn() {
    yield whole.subarray(0, bytes ?? whole.length);
    // The end is held back: the server has what was sent, and never the rest.
    await sleep(20);
    hangUp.abort();
    yield whole.subarray(bytes ?? whole.length);
  }
  try {
    const answer = await pool.request({
      ...{ method: 'PUT', path, signal: hangUp.signal },
      headers: { ...headers, 'content-length': `${whole.length}` },
      body: Readable.from(torn()),
    });
    await answer.body.dump();
  } catch {
    // That nobody hears the answer is the point.
  }
}
