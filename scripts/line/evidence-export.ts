/** What taking an act out of a running line needs, kept in the line's own folder as long as the line runs. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from './settings.ts';
import { StartProblem } from './start-problem.ts';

const run = promisify(execFile);
const fileIn = (directory: string): string => join(directory, 'evidence-export.json');

/** Holds the address of the database: for the owner of the folder alone. */
export function keepExportSettings(
  directory: string,
  settings: Record<string, string>,
): { stop(): Promise<void> } {
  writeFileSync(fileIn(directory), JSON.stringify(settings), { mode: 0o600 });
  return { stop: async () => rmSync(fileIn(directory), { force: true }) };
}

/** What the server's command says of it. Throws a StartProblem with its sentence when there is nothing to hand out. */
export async function exportFromLine(
  directory: string,
  actId: string,
  out: string,
  named = false,
): Promise<string> {
  const command = [join(projectRoot, 'server/src/evidence/export/export-command.ts'), actId, resolve(out)];
  if (named) command.push('--named');
  try {
    const { stdout } = await run(process.execPath, command, { env: settingsOf(directory) });
    return stdout.trim();
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error),
    );
  }
}

function settingsOf(directory: string): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(fileIn(directory), 'utf8')));
  } catch {
    throw new StartProblem(`Aucune borne ne tourne dans ${directory}. Démarrez-la : npm start`);
  }
}
