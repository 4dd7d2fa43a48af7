/** A file of mode 0600 that is replaced whole, by one writer at a time, and of which nothing former is left. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A writer needs seconds at most: whoever holds the lock for so long is dead. */
const deadAfterMs = 60_000;
const waitMs = 20;

/** Another word as soon as the file was replaced. Throws a sentence when it is absent or open to others. */
export function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat) throw new Error(`${file} : introuvable (coffre des clés).`);
  if (stat.mode & 0o077n) throw new Error(`${file} : lisible par d’autres. Faites chmod 600.`);
  return `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}

/** Throws EEXIST when there is one. */
export function createPrivateFile(file: string, bytes: Buffer): void {
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx', flush: true });
}

/**
 * Hands over what the file holds and writes what comes back, then does what comes after that; callers, in any process
 * of this host, take turns.
 */
export async function updatePrivateFile(
  file: string,
  change: (former: Buffer) => Buffer,
  after: (written: Buffer) => void = () => undefined,
): Promise<void> {
  const release = await lock(`${file}.lock`);
  try {
    const written = change(readFileSync(file));
    replace(file, written);
    after(written);
  } finally {
    release();
  }
}

/** The new bytes are whole on the disk before they take the name; then the former ones are overwritten. */
function replace(file: string, bytes: Buffer): void {
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  createPrivateFile(partial, bytes);
  const former = openSync(file, 'r+');
  try {
    renameSync(partial, file);
    syncFolder(dirname(file));
    // Reaches the same blocks on a plain disk; a flash disk may keep a copy, which is what LUKS is for.
    writeSync(former, randomBytes(fstatSync(former).size), 0, null, 0);
    fsyncSync(former);
  } finally {
    closeSync(former);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Made by whoever finds it absent. Resolves with its release. */
async function lock(file: string): Promise<() => void> {
  while (!taken(file)) {
    const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > deadAfterMs) rmSync(file, { force: true });
    else await sleep(waitMs);
  }
  return () => rmSync(file, { force: true });
}

function taken(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
