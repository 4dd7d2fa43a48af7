/** The built screens, once for all test files: several workers may ask at the same moment. */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../scripts/line/settings.ts';
import { buildUi as buildIfStale } from '../../scripts/line/ui-build.ts';

const lock = join(projectRoot, 'kiosk-ui', 'dist.lock');

/** A lock older than this was left by a run that died. */
const staleAfterMs = 600_000;

/** Builds if a source is newer than the last build; resolves to the folder to serve. */
export async function buildUi(): Promise<string> {
  while (!takeLock()) await sleep(100);
  try {
    return await buildIfStale();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock(): boolean {
  try {
    // A folder is made by one process only, whatever the file system.
    mkdirSync(lock);
    return true;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleAfterMs) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
