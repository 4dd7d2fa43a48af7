/** Builds the screens when a source is newer than the last build. */
import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './settings.ts';
import { StartProblem } from './start-problem.ts';

const run = promisify(execFile);
const ui = join(projectRoot, 'kiosk-ui');
const dist = join(ui, 'dist');

/** Resolves to the folder to serve. Throws a StartProblem with the compiler's words when a source does not compile. */
export async function buildUi(): Promise<string> {
  if (newest([dist]) <= newest(sources())) await build();
  return dist;
}

async function build(): Promise<void> {
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
  try {
    await run(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: ui });
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new StartProblem(`L’écran ne se construit pas :\n${words.trim()}`);
  }
}

function sources(): string[] {
  const contracts = ['kiosk-agent/contract', 'server/contract'].map((folder) => join(projectRoot, folder));
  const own = ['src', 'voice', 'index.html', 'vite.config.ts'].map((name) => join(ui, name));
  return [...own, ...contracts];
}

/** Latest change, in milliseconds since 1970, of these files and of all that they hold; 0 when there is none. */
function newest(paths: string[]): number {
  return Math.max(0, ...paths.map((path) => newestOf(path)));
}

function newestOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return newest(readdirSync(path).map((name) => join(path, name)));
}
