/**
 * The virtual reader of development: the real PC/SC daemon with vsmartcard's driver, into which the virtual card dials.
 * As root a daemon of our own, hidden from the system's by a mount namespace; otherwise the system's, if it has one.
 */
import { existsSync } from 'node:fs';
import { type PrivateDaemon, startIsolatedDaemon, startPlainDaemon } from './private-daemon.ts';
import { systemReader } from './system-daemon.ts';

export interface VirtualReaderOptions {
  /** A folder of our own, kept between starts. */
  directory: string;
  /** Where the virtual card will dial; the reader's second slot takes the next port. */
  port: number;
  /** false: a daemon of our own runs without any reader, as after its cable was pulled out. */
  plugged?: boolean;
  /** How often the daemon looks at its slots: 400 ms, unless told otherwise (for tests, and with a compiler only). */
  lookMs?: number | undefined;
  log: (line: string) => void;
}

export interface VirtualReader {
  /** none: the agent must use its driver `simulateur`; `reason` says why, in French. */
  kind: 'private' | 'system' | 'none';
  /** PCSCLITE_CSOCK_NAME for the daemon's clients; absent: the system's own. */
  socket?: string;
  vpcdPort: number;
  readerName: string;
  reason?: string;
  /** Only of a daemon started here: resolves when it is gone. */
  ended?: Promise<void>;
  /** Only of a daemon started here: ends it as a crash would, without a word to its clients. */
  kill?(): Promise<void>;
  stop(): Promise<void>;
}

const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const readerName = 'Virtual PCD 00 00';

/** Never throws for what a machine lacks: that is kind `none`. `stop` ends exactly what was started here. */
export async function startVirtualReader(options: VirtualReaderOptions): Promise<VirtualReader> {
  if (process.platform !== 'linux') return none(options, 'pcscd et son lecteur virtuel demandent Linux');
  if (!existsSync('/usr/sbin/pcscd')) return none(options, missing('pcscd'));
  if (!existsSync(driver)) return none(options, missing('vsmartcard-vpcd'));
  if (process.getuid?.() !== 0) {
    return (
      (await systemReader()) ?? none(options, 'sans les droits de root, pcscd ne peut pas être démarré ici')
    );
  }
  const isolated = await startIsolatedDaemon(options);
  if (isolated.started) return ours(options, isolated);
  options.log(`pcscd isolé : ${isolated.reason}`);
  const plain = (await systemReader()) ?? (await startPlainDaemon(options));
  if ('kind' in plain) return plain;
  return plain.started ? ours(options, plain) : none(options, plain.reason);
}

function ours(options: VirtualReaderOptions, { socket, ended, kill, stop }: PrivateDaemon): VirtualReader {
  return { kind: 'private', socket, vpcdPort: options.port, readerName, ended, kill, stop };
}

function none({ port }: VirtualReaderOptions, reason: string): VirtualReader {
  return { kind: 'none', vpcdPort: port, readerName, reason, stop: async () => undefined };
}

function missing(debianPackage: string): string {
  return `${debianPackage} n’est pas installé (apt-get install pcscd vsmartcard-vpcd)`;
}
