/** Builds the screens when a source is newer than the last build, or when they can speak at last. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from './settings.ts';
import { StartProblem } from './start-problem.ts';

const run = promisify(execFile);
const ui = join(projectRoot, 'kiosk-ui');
const dist = join(ui, 'dist');

/** Resolves to the folder to serve. Throws a StartProblem with the compiler's words when a source does not compile. */
export async function buildUi(): Promise<string> {
  if (isUnfinished() || newest([dist]) <= newest(sources()) || (isSilent() && canSpeak())) {
    await build();
    if (isSilent()) console.warn(silence);
  }
  return dist;
}

/** A build that was killed leaves its folder, younger than every source. */
const isUnfinished = (): boolean => !existsSync(join(dist, 'index.html'));

const silence =
  'L’écran est construit sans voix : il manque un programme (sudo apt-get install -y espeak-ng opus-tools).';

/** The part of kiosk-ui/src/voice/manifest.ts that tells why there is no voice. */
const Manifest = z.object({ silentBecause: z.string().nullable() });

function isSilent(): boolean {
  const voices = join(dist, 'voice');
  if (!existsSync(voices)) return false;
  const manifests = readdirSync(voices).map((locale) => join(voices, locale, 'manifest.json'));
  return manifests.some((path) => Manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).silentBecause);
}

function canSpeak(): boolean {
  return ['espeak-ng', 'opusenc'].every((program) => spawnSync(program, ['--version']).status === 0);
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
  const own = ['src', 'notices', 'voice', 'index.html', 'vite.config.ts', 'lighter-zod.ts'].map((name) =>
    join(ui, name),
  );
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
  // The folder's own time too: it tells of what was taken away.
  return Math.max(stat.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
}
