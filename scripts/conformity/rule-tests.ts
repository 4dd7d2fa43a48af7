/** Finds the tests that bear the id of a rule in their titles, and runs just those. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../line/settings.ts';

const testsFolder = join(projectRoot, 'tests');

export interface RuleTest {
  title: string;
  passed: boolean;
}

/** By rule: the test files that name it. */
export function listRuleTests(ids: readonly string[]): Map<string, string[]> {
  const files = readdirSync(testsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => ({ name, text: readFileSync(join(testsFolder, name), 'utf8') }));
  return new Map(
    ids.map((id) => [id, files.filter(({ text }) => text.includes(id)).map(({ name }) => name)]),
  );
}

const ReportSchema = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
});

/** Every test of those files whose title holds one of the ids. A file that does not load leaves its tests out. */
export function runRuleTests(files: readonly string[], ids: readonly string[]): RuleTest[] {
  if (files.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'borne-conformity-'));
  const report = join(folder, 'report.json');
  const named = ids.map((id) => id.replace('.', '\\.')).join('|');
  try {
    const vitest = join(projectRoot, 'node_modules/.bin/vitest');
    const words = ['run', '--config', join(testsFolder, 'vitest.config.ts'), ...files, '-t', named];
    spawnSync(vitest, [...words, '--reporter=json', `--outputFile=${report}`], {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return ReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
      .testResults.flatMap(({ assertionResults }) => assertionResults)
      .filter(
        ({ fullName, status }) =>
          status !== 'skipped' && status !== 'pending' && ids.some((id) => fullName.includes(id)),
      )
      .map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
