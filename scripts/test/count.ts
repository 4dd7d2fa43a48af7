/** Counts what vitest reports; a run that ended badly without naming a failure counts as one. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numFailedTestSuites: z.int(),
});

/** `endedWell`: vitest's exit code was 0. No report, or no test at all, is a failure. */
export function countTests(reportFile: string, endedWell: boolean): Counts {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const report = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const named = report.numFailedTests;
  const unnamed = named === 0 && (!endedWell || report.numPassedTests === 0) ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: named + unnamed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
