/** The evidence of the one act of a line: exported, and put before both verifiers as whoever doubts would. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyFiles } from '../evidence/verify/verify-files.ts';
import { exportFromLine } from '../line/evidence-export.ts';
import { projectRoot } from '../line/settings.ts';
import type { TemporaryLine } from '../line/temporary-line.ts';
import { askDatabase } from './records.ts';

/** False as well when there is not exactly one act. */
export async function evidenceHolds({ databaseUrl, directory }: TemporaryLine): Promise<boolean> {
  const acts = await askDatabase(databaseUrl, 'select id from records');
  const actId = acts[0]?.['id'];
  if (acts.length !== 1 || typeof actId !== 'string') return false;
  const folder = mkdtempSync(join(tmpdir(), 'borne-evidence-'));
  try {
    await exportFromLine(directory, actId, folder);
    const [bundle, policy] = [join(folder, 'bundle.json'), join(folder, 'policy.json')];
    const { verdict, stamped } = await verifyFiles(bundle, policy);
    return verdict.ok && stamped && (await pythonHolds(bundle, policy));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pythonHolds(bundle: string, policy: string): Promise<boolean> {
  const script = join(projectRoot, 'scripts/evidence/verify.py');
  return new Promise((settle) => {
    execFile('python3', [script, bundle, '--policy', policy], (error) => settle(error === null));
  });
}
