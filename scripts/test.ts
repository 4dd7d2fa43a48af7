/**
 * `npm test`: types, lint, screens, then every test; the last line counts what really ran.
 * Arguments go to vitest: `npm test -- tests/server`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './line/settings.ts';
import { buildUi } from './line/ui-build.ts';
import { type Counts, countTests } from './test/count.ts';

const tool = (name: string): string => join(projectRoot, 'node_modules/.bin', name);
/** Keys typed into real windows: on a machine that does other things they are lost now and then. */
const windows = 'lgo/automation/nut-';
/** Waits for pcscd to look for cards, most of the time: it leaves the machine to the windows. */
const reader = 'kiosk-agent/card/pcsc/';
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

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
  check(`types : ${project}`, tool('tsc'), ['--noEmit', '-p', project]);
}
check('forme et lint : biome', tool('biome'), ['check', '.']);
check('lint : oxlint', tool('oxlint'), ['--type-aware', '--quiet']);

const startedAt = Date.now();
await buildUi().then(
  () => record('écran construit', true, Date.now() - startedAt),
  (error: unknown) => {
    console.error(error);
    record('écran construit', false, Date.now() - startedAt);
  },
);
const asked = process.argv.slice(2);
if (asked.length > 0) await runTests(asked);
else {
  await runTests([windows, reader].flatMap((beside) => ['--exclude', `**/${beside}*`]));
  await Promise.all([runTests([windows, '--maxWorkers=1']), runTests([reader, '--maxWorkers=2'])]);
}

console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;

function check(title: string, command: string, args: string[]): void {
  const begin = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: projectRoot, encoding: 'utf8' });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  record(title, status === 0, Date.now() - begin);
}

function record(title: string, passed: boolean, elapsedMs: number): void {
  total[passed ? 'passed' : 'failed'] += 1;
  console.error(` ${passed ? '✓' : '✗'} ${title} (${(elapsedMs / 1000).toFixed(1)} s)`);
}

async function runTests(options: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-results-'));
  const results = join(folder, 'results.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const vitest = spawn(tool('vitest'), [...args, `--outputFile.json=${results}`, ...options], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  const [status]: unknown[] = await once(vitest, 'exit');
  const counted = countTests(results, status === 0);
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skipped;
  rmSync(folder, { recursive: true, force: true });
}
