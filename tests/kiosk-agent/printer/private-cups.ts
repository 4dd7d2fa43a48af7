/** A CUPS of the test's own, with the settings that a kiosk gets: on its own socket, in its own folder. Needs root. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const settings = join(import.meta.dirname, '../../../kiosk-agent/install/cups');

export interface PrivateCups {
  /** For `-h`. */
  server: string;
  /** Runs a command of CUPS against it. */
  command(program: string, ...rest: string[]): string;
  /** Every file that it keeps, with its bytes: spool, caches, logs, settings. */
  files(): { path: string; bytes: Buffer }[];
  stop(): Promise<void>;
}

export async function startPrivateCups(): Promise<PrivateCups> {
  const folder = mkdtempSync('/tmp/borne-cups-');
  // The backends run as user lp.
  chmodSync(folder, 0o755);
  const server = join(folder, 'cups.sock');
  const configuration = writeSettings(folder);
  const daemon = spawn('/usr/sbin/cupsd', ['-f', ...configuration], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await listening(daemon, server);
  return {
    server,
    command: (program, ...rest) =>
      execFileSync(program, ['-h', server, ...rest], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, LC_ALL: 'C' },
      }),
    files: () => filesIn(folder),
    async stop() {
      const exit = once(daemon, 'exit');
      daemon.kill('SIGTERM');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The kiosk's settings, with every folder of theirs moved into ours. */
function writeSettings(folder: string): string[] {
  for (const name of ['server', 'log', 'root']) mkdirSync(join(folder, name));
  makeFolders(folder);
  const cupsd = readFileSync(join(settings, 'cupsd.conf'), 'utf8');
  const files = readFileSync(join(settings, 'cups-files.conf'), 'utf8');
  const daemonFile = join(folder, 'server/cupsd.conf');
  const filesFile = join(folder, 'server/cups-files.conf');
  writeFileSync(daemonFile, cupsd.replace('/run/cups/cups.sock', join(folder, 'cups.sock')));
  const own = [
    ['ServerRoot', 'server'],
    ['DocumentRoot', 'root'],
    ['ErrorLog', 'log/error'],
    ['AccessLog', 'log/access'],
  ];
  const places = own.map(([name, place]) => `${name} ${join(folder, place ?? '')}`).join('\n');
  writeFileSync(filesFile, `${files.replaceAll('/run/cups', join(folder, 'state'))}\n${places}\n`);
  return ['-c', daemonFile, '-s', filesFile];
}

/** As systemd-tmpfiles would at boot. */
function makeFolders(folder: string): void {
  const lines = readFileSync(join(settings, 'tmpfiles.conf'), 'utf8').split('\n');
  for (const line of lines) {
    const [, path, mode] = /^d (\S+)\s+(\d+) root lp -$/.exec(line) ?? [];
    if (path === undefined) continue;
    const own = path.replace('/run/cups', join(folder, 'state'));
    mkdirSync(own);
    execFileSync('chown', ['root:lp', own]);
    chmodSync(own, Number.parseInt(mode ?? '', 8));
  }
}

async function listening(daemon: ChildProcess, socket: string): Promise<void> {
  while (!existsSync(socket)) {
    if (daemon.exitCode !== null) throw new Error('The private CUPS did not start.');
    await sleep(50);
  }
}

function filesIn(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
