/** A kiosk started by a real systemd, beside this machine (boot-kiosk.sh). Takes root. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { projectRoot } from '../../../scripts/line/settings.ts';
import { testPki } from '../../support/pki.ts';

/** Where this machine has a tree of cgroups v2 to write in; null: none. */
const cgroups = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup'].find((path) =>
  existsSync(join(path, 'cgroup.procs')),
);

const isRoot = process.getuid?.() === 0;
export const canBoot =
  isRoot &&
  cgroups !== undefined &&
  existsSync('/lib/systemd/systemd') &&
  spawnSync('unshare', ['-mpf', 'true']).status === 0;

export interface BootedKiosk {
  /** One command inside; its output. */
  run(...command: string[]): string;
  stop(): Promise<void>;
}

const settings = `SERVER_URL=https://serveur.example:8443
CARD_DRIVER=vitale2-libre
CARD_READER=Gemalto
PRINTER_ADDRESS=tcp://192.0.2.20:9100
PRINTER_PROFILE=generic-80
`;

/** `dropIns`: by unit, what the trial changes of it. */
export async function bootedKiosk(dropIns: Record<string, string>): Promise<BootedKiosk> {
  const trial = mkdtempSync(join(tmpdir(), 'borne-boot-'));
  chmodSync(trial, 0o755);
  const { kioskCert, kioskKey, evidenceCert, evidenceKey, kioskCa } = await testPki();
  for (const name of ['disk', 'tls', 'drop-ins']) mkdirSync(join(trial, name));
  cpSync(kioskCert, join(trial, 'tls/kiosk.pem'));
  cpSync(kioskKey, join(trial, 'tls/kiosk.key'));
  cpSync(evidenceCert, join(trial, 'tls/evidence.pem'));
  cpSync(evidenceKey, join(trial, 'tls/evidence.key'));
  cpSync(kioskCa, join(trial, 'tls/server-ca.pem'));
  writeFileSync(join(trial, 'agent.env'), settings);
  for (const [unit, text] of Object.entries(dropIns)) {
    mkdirSync(join(trial, 'drop-ins', `${unit}.d`));
    writeFileSync(join(trial, 'drop-ins', `${unit}.d`, 'trial.conf'), text);
  }
  const script = join(import.meta.dirname, 'boot-kiosk.sh');
  const outside = spawn('sh', [script, trial, projectRoot, cgroups ?? ''], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const run = (...command: string[]): string =>
    execFileSync(
      'nsenter',
      ['-t', `${firstProcess(outside)}`, '-m', '-p', '-u', '-i', '-n', '-C', '-r', ...command],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 20_000,
      },
    ).trim();
  return {
    run,
    async stop() {
      const ended = new Promise((resolve) => {
        outside.once('exit', resolve);
      });
      outside.kill('SIGKILL');
      await ended;
      // What was inside dies with its first process; then its folders can go.
      await vi.waitFor(() => removeCgroups(outside.pid ?? 0), { timeout: 10_000 });
      await vi.waitFor(() => rmSync(trial, { recursive: true }), { timeout: 5_000 });
    },
  };
}

/** The one child of `unshare`: process 1 inside. */
function firstProcess({ pid }: ChildProcess): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  if (!/^\d+$/.test(children)) throw new Error('the kiosk is not booted yet');
  return Number(children);
}

function removeCgroups(pid: number): void {
  const top = join(cgroups ?? '', `borne-trial-${pid}`);
  const folders = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const paths = folders.map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [...paths.sort((a, b) => b.length - a.length), top]) rmdirSync(path);
}
