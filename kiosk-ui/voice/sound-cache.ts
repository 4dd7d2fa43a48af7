/** Sounds already made, by what made them: a build that changes no word renders none. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SoundCache {
  /** The sound under this key, made now when there is none. */
  get(key: string, make: () => Promise<Buffer>): Promise<Buffer>;
}

export function soundCache(folder: string): SoundCache {
  /** The same words under two ids are rendered once. */
  const inTheMaking = new Map<string, Promise<Buffer>>();
  const make = async (path: string, render: () => Promise<Buffer>): Promise<Buffer> => {
    const kept = readIfThere(path);
    if (kept) return kept;
    const sound = await render();
    keep(path, sound);
    return sound;
  };
  return {
    get: (key, render) => {
      const sound = inTheMaking.get(key) ?? make(join(folder, `${key}.opus`), render);
      inTheMaking.set(key, sound);
      return sound;
    },
  };
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: another build may read it at this moment. */
function keep(path: string, sound: Buffer): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, sound);
  renameSync(unfinished, path);
}
