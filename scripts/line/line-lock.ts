/** One line for one data folder: a second start would fight the first for its database. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from './start-problem.ts';

/** Throws a StartProblem when another start holds this folder. Returns what lets it go. */
export function holdLine(directory: string): () => void {
  // Beside the folder, not in it: --reset empties the folder.
  const file = `${directory}.pid`;
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isOurStart(holder)) {
    throw new StartProblem(
      `La borne tourne déjà (processus ${holder}). Arrêtez-la par Ctrl-C dans sa fenêtre, ou : kill ${holder}`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${process.pid}`);
  return () => rmSync(file, { force: true });
}

/** A number left by a killed start may belong to another program by now. */
function isOurStart(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scripts/start.ts');
  } catch {
    return false;
  }
}
