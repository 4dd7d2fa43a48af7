/**
 * `npm test`: types, lint, screens, then every test; the last line counts what really ran.
 * Arguments go to vitest: `npm test -- tests/server`.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './line/settings.ts';
import { buildUi } from './line/ui-build.ts';
import { type Counts, countTests } from './test/count.ts';

const execute = promisify(execFile);
const tool = (name: string): string => join(projectRoot, 'node_modules/.bin', name);
/** Keys typed into real windows: where everything else is as urgent they are lost now and then. */
const windows = 'lgo/automation/nut-';
/** Waits for pcscd to look for cards, most of the time. */
const reader = 'kiosk-agent/card/pcsc/';
/** Whoever waits and whoever types goes first; those that compute have the rest of the machine. */
const unhurried = 10;
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

// Every process of the line is started hundreds of times: what Node compiled for one is there for the next.
process.env['NODE_COMPILE_CACHE'] ??= join(projectRoot, 'node_modules/.cache/node');

const asked = process.argv.slice(2);
if (asked.length > 0) {
  await checkSources();
  await runTests(asked);
} else {
  const waiting = runTests([reader, '--maxWorkers=2']);
  await checkSources();
  const others = [windows, reader].flatMap((elsewhere) => ['--exclude', `**/${elsewhere}*`]);
  await Promise.all([waiting, runTests([windows, '--maxWorkers=2']), runTests(others, unhurried)]);
}

console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Types, lint, and the screens that the tests open. */
async function checkSources(): Promise<void> {
  for (const project of [
    'scripts',
    'server',
    'server/web',
    'kiosk-agent',
    ...['installer', 'lgo'].map((part) => `kiosk-agent/src/${part}/page`),
    ...['bench', 'lgo-form'].map((part) => `kiosk-agent/simulator/${part}/page`),
    'kiosk-ui',
    'tests',
  ]) {
    await check(`types : ${project}`, () => run(tool('tsc'), ['--noEmit', '-p', project]));
  }
  await check('forme et lint : biome', () => run(tool('biome'), ['check', '.']));
  await check('lint : oxlint', () => run(tool('oxlint'), ['--type-aware', '--quiet']));
  await check('écran construit', buildUi);
}

/** Counts as one test; what it says is shown when it fails. */
async function check(title: string, work: () => Promise<unknown>): Promise<void> {
  const begin = Date.now();
  const passed = await work().then(
    () => true,
    (error: unknown) => {
      console.error(error instanceof Error && 'stdout' in error ? error.stdout : error);
      return false;
    },
  );
  total[passed ? 'passed' : 'failed'] += 1;
  console.error(` ${passed ? '✓' : '✗'} ${title} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
}

function run(command: string, args: string[]): Promise<unknown> {
  return execute(command, args, { cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 });
}

/** `niceness`: of vitest and of all that its tests start. */
async function runTests(options: string[], niceness = 0): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-results-'));
  const results = join(folder, 'results.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const vitest = spawn(tool('vitest'), [...args, `--outputFile.json=${results}`, ...options], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  if (vitest.pid !== undefined) setPriority(vitest.pid, niceness);
  const [status]: unknown[] = await once(vitest, 'exit');
  const counted = countTests(results, status === 0);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  rmSync(folder, { recursive: true, force: true });
}
