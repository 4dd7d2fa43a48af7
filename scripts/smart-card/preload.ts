/** Builds the library that mends vpcd (see vpcd-preload.c), where there is a compiler. Development only. */
import { execFile } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const source = join(import.meta.dirname, 'vpcd-preload.c');
const compileMs = 30_000;

/** The library's path, or nothing: without it a command takes 44 ms more and the reader listens on every address. */
export async function buildPreload(folder: string, log: (line: string) => void): Promise<string> {
  const library = join(folder, 'vpcd-preload.so');
  const partial = `${library}.${process.pid}`;
  try {
    await run('gcc', ['-shared', '-fPIC', '-O2', '-o', partial, source, '-ldl'], { timeout: compileMs });
    renameSync(partial, library);
    return library;
  } catch {
    log(
      'Sans compilateur C, le lecteur virtuel est plus lent (44 ms par commande) et écoute sur tout le réseau.',
    );
    return '';
  }
}
