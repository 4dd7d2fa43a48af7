/**
 * A real pcscd with virtual readers that can be plugged in and unplugged while it runs, for tests and drills as root.
 * Each reader has two slots, like vpcd: the virtual card of the first dials `port`, the one of the second `port` + 1.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { prepareFolder } from './daemon-folder.ts';
import { buildPreload } from './preload.ts';
import { type PrivateDaemon, preloaded, startDaemon } from './private-daemon.ts';

export interface PluggableReader {
  /** pcscd adds the reader's and the slot's number: "NAME 00 00". */
  name: string;
  port: number;
}

export interface PluggableReaders extends PrivateDaemon {
  /** By its place in the list: two readers may be of one model. */
  plug(number: number): void;
  unplug(number: number): void;
}

export interface PluggableReadersOptions {
  directory: string;
  /** Ten at most. None is plugged in at the start. */
  readers: readonly PluggableReader[];
  /** How often the daemon looks at its slots: 400 ms, unless told otherwise. */
  lookMs?: number | undefined;
  log: (line: string) => void;
}

const driversPlace = '/usr/lib/pcsc/drivers';
const vpcd = join(driversPlace, 'serial/libifdvpcd.so');

/** Throws where it cannot be had: ask `startVirtualReader` first whether this machine has a private daemon. */
export async function startPluggableReaders({
  directory,
  readers,
  lookMs,
  log,
}: PluggableReadersOptions): Promise<PluggableReaders> {
  // Each driver has its own port; the daemon itself has no reader yet.
  const unplugged = { directory, port: readers[0]?.port ?? 0, plugged: false };
  const folder = await prepareFolder(unplugged);
  const drivers = join(folder.path, 'drivers');
  rmSync(drivers, { recursive: true, force: true });
  installDriver(folder.path, drivers, readers);
  const udev = compile('fake-udev.c', join(folder.path, 'fake-udev.so'));
  const preload = await buildPreload(folder.path, log);
  const events = join(folder.path, 'events');
  rmSync(events, { force: true });
  execFileSync('mkfifo', ['-m', '600', events]);
  const script =
    'run="$1"; drivers="$2"; shift 2; mount --bind "$run" /run/pcscd && mount --bind "$drivers" ' +
    `${driversPlace} && exec "$@"`;
  const daemon = await startDaemon({
    folder,
    command: [
      ...['unshare', '--mount', 'sh', '-c', script, 'sh', folder.run, drivers],
      ...[...preloaded(`${udev}:${preload}`, { lookMs }), `FAKE_UDEV_EVENTS=${events}`],
      ...['pcscd', '--foreground', '--info', '--config', folder.configuration],
    ],
    socket: join(folder.run, 'pcscd.comm'),
    ...unplugged,
  });
  if (!daemon.started) throw new Error(daemon.reason);
  return {
    ...daemon,
    plug(number) {
      rmSync(unpluggedFile(folder.path, number), { force: true });
      tell(events, `+${number}`);
    },
    unplug(number) {
      writeFileSync(unpluggedFile(folder.path, number), '');
      tell(events, `-${number}`);
    },
  };
}

/** One driver for all, as a maker has: pcscd numbers the readers of one driver and one name. */
function installDriver(path: string, drivers: string, readers: readonly PluggableReader[]): void {
  const contents = join(drivers, 'pluggable.bundle/Contents');
  mkdirSync(join(contents, 'Linux'), { recursive: true });
  writeFileSync(join(contents, 'Info.plist'), description(readers));
  for (const number of readers.keys()) copyFileSync(vpcd, join(path, `vpcd-${number}.so`));
  const channels = readers.map(({ port }) => `"/dev/null:${port}"`).join(',');
  compile('plugged-reader.c', join(contents, 'Linux/reader.so'), { FOLDER: `"${path}"`, CHANNELS: channels });
}

function unpluggedFile(path: string, number: number): string {
  return join(path, `unplugged-${number}`);
}

/** What pcscd reads of a driver's bundle, and no more. Its parser wants one string a line. */
function description(readers: readonly PluggableReader[]): string {
  const list = (key: string, of: (reader: PluggableReader, number: number) => string): string[] => [
    `<key>${key}</key>`,
    '<array>',
    ...readers.map((reader, number) => `<string>${of(reader, number)}</string>`),
    '</array>',
  ];
  const one = (key: string, value: string): string[] => [`<key>${key}</key>`, `<string>${value}</string>`];
  return [
    '<plist version="1.0">',
    '<dict>',
    ...one('CFBundleExecutable', 'reader.so'),
    ...one('ifdCapabilities', '0x00000000'),
    ...list('ifdVendorID', () => '0xB0E0'),
    ...list('ifdProductID', (_, number) => `0x000${number}`),
    ...list('ifdFriendlyName', ({ name }) => name),
    '</dict>',
    '</plist>',
  ].join('\n');
}

function compile(source: string, library: string, given: Record<string, string> = {}): string {
  const defines = Object.entries(given).map(([name, value]) => `-D${name}=${value}`);
  const file = join(import.meta.dirname, source);
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', ...defines, '-o', library, file, '-ldl']);
  return library;
}

/** Two bytes go into a pipe in one piece. */
function tell(pipe: string, event: string): void {
  const file = openSync(pipe, 'w');
  writeSync(file, event);
  closeSync(file);
}
