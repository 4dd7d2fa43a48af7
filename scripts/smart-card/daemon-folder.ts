/** The folder of our own daemon: its configuration, its socket, its journal, and nothing of a former run. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VirtualReaderOptions } from './pcscd.ts';
import { waitFor } from './readiness.ts';

export interface DaemonFolder {
  /** Stands in the place of /run/pcscd: the socket and the process number. */
  run: string;
  /** With one reader in it, the virtual one, unless it is unplugged. */
  configuration: string;
  logFile: string;
  path: string;
  /** Removes it when it had to be made elsewhere. */
  forget(): void;
}

/** A Unix socket's path has 107 bytes at most, and a preload's neither space nor colon. */
const usablePath = /^[^\s:]{1,80}$/;
const killMs = 2000;

export async function prepareFolder({
  directory,
  port,
  plugged = true,
}: Pick<VirtualReaderOptions, 'directory' | 'port' | 'plugged'>): Promise<DaemonFolder> {
  const isUsable = usablePath.test(directory);
  const path = isUsable ? directory : mkdtempSync(join(tmpdir(), 'borne-pcscd-'));
  // It holds a library that a root process loads: nobody else may write there.
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const folder = {
    path,
    run: join(path, 'run'),
    configuration: join(path, 'conf'),
    logFile: join(path, 'pcscd.log'),
    forget: () => (isUsable ? undefined : rmSync(path, { recursive: true, force: true })),
  };
  await endFormerDaemon(folder);
  for (const each of [folder.run, folder.configuration]) {
    rmSync(each, { recursive: true, force: true });
    mkdirSync(each);
  }
  if (plugged) writeFileSync(join(folder.configuration, 'vpcd'), readerConfiguration(port));
  return folder;
}

/** One entry only: a second one would take the first one's place (vsmartcard #307). */
function readerConfiguration(port: number): string {
  const channel = `0x${port.toString(16).toUpperCase()}`;
  return [
    'FRIENDLYNAME "Virtual PCD"',
    `DEVICENAME   /dev/null:${channel}`,
    'LIBPATH      /usr/lib/pcsc/drivers/serial/libifdvpcd.so',
    `CHANNELID    ${channel}`,
    '',
  ].join('\n');
}

/** Only a process that runs with this folder's configuration is one of ours. */
async function endFormerDaemon({
  run,
  configuration,
}: Pick<DaemonFolder, 'run' | 'configuration'>): Promise<void> {
  // pcscd writes a NUL after the line.
  const pid = Number.parseInt(read(join(run, 'pcscd.pid')), 10);
  if (!pid || !read(`/proc/${pid}/cmdline`).split('\0').includes(configuration)) return;
  process.kill(pid, 'SIGKILL');
  await waitFor(() => !existsSync(`/proc/${pid}`), killMs);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Nothing was left behind, or its process has ended.
    return '';
  }
}
