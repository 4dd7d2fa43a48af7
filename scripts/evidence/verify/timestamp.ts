/**
 * Step 8: the RFC 3161 time-stamp over the whole note, cosignatures included. `openssl ts` judges it, as of the time it states:
 * the authority's own certificate has ended long before evidence is asked for.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trust } from './read-policy.ts';

/** `response`: DER of the TimeStampResp; `authority`: PEM of the trusted root. */
export type CheckTimestamp = (text: string, response: Buffer, authority: string) => boolean;

/** A stamp is judged wherever the policy knows an authority; without one it says nothing. */
export function isStamped(
  note: string,
  timestamp: Buffer | null,
  trust: Trust,
  check: CheckTimestamp,
): boolean {
  if (timestamp === null) return !trust.timestampRequired;
  return trust.tsaCa === null || check(note, timestamp, trust.tsaCa);
}

/** Three files in a folder of its own, gone afterwards. */
export const checkWithOpenssl: CheckTimestamp = (text, response, authority) => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-timestamp-'));
  try {
    const [data, reply, roots] = ['note', 'reply.tsr', 'roots.pem'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(data, text);
    writeFileSync(reply, response);
    writeFileSync(roots, authority);
    const stated = statedTime(reply);
    if (stated === null) return false;
    const args = ['-verify', '-data', data, '-in', reply, '-CAfile', roots, '-attime', String(stated)];
    return openssl(['ts', ...args]).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Unix seconds; null: openssl finds no time in it. */
function statedTime(reply: string): number | null {
  const { status, stdout } = openssl(['ts', '-reply', '-in', reply, '-text']);
  const text = /^Time stamp: (.+ GMT)$/m.exec(stdout)?.[1];
  const time = status === 0 && text !== undefined ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

function openssl(args: string[]): { status: number | null; stdout: string } {
  const { status, stdout, error } = spawnSync('openssl', args, { encoding: 'latin1', timeout: 10_000 });
  if (error !== undefined) throw error;
  return { status, stdout };
}
