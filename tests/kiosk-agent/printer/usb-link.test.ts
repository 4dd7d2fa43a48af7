/**
 * The printer behind a device file. A pseudo-terminal stands in for /dev/usb/lp0: this proves our handling of the file,
 * not usblp, whose status no test here has seen.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { type PrinterDeadlines, StatusPrinter } from '../../../kiosk-agent/src/printer/status-printer.ts';
import { usbTransport } from '../../../kiosk-agent/src/printer/usb-link.ts';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { patient, silence, ticketBytes } from './sample-tickets.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-usb-'));
const device = join(folder, 'lp0');

let bench: PrinterBench;
let standIn: ChildProcess | null = null;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(async () => {
  await bench.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => bench.reset());
afterEach(() => unplug());

async function plug(): Promise<void> {
  const port = bench.address.split(':')[1] ?? '';
  standIn = spawn('python3', [join(import.meta.dirname, 'pty_stand_in.py'), port, device], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (standIn.stdout) await once(standIn.stdout, 'data');
}

async function unplug(): Promise<void> {
  if (standIn === null) return;
  const exit = standIn.exitCode === null ? once(standIn, 'exit') : null;
  standIn.kill('SIGTERM');
  standIn = null;
  await exit;
}

function printer(path = device, takesStandIns = true, patience: Partial<PrinterDeadlines> = {}) {
  const { confirms, tellsOutlet } = printerProfiles['generic-80'];
  const open = usbTransport({ path }, { takesStandIns });
  return new StatusPrinter({ open, confirms, tellsOutlet, deadlines: { ...patient, ...patience } });
}

describe('a printer behind a device file', () => {
  test('prints, and tells its state, again and again', async () => {
    await plug();
    const usb = printer();
    for (const paper of ['ok', 'near'] as const) {
      await bench.faults({ paper });
      expect(await usb.state()).toBe(paper === 'ok' ? 'ready' : 'near-end');
      expect(await usb.print(ticketBytes({}, 'generic-80', 'ar'))).toEqual({ outcome: 'printed' });
    }
    expect(await bench.jobs()).toMatchObject([
      { printed: true, warnings: [] },
      { printed: true, warnings: [] },
    ]);
  });

  test('that reads slowly gets a picture whole', async () => {
    await plug();
    await bench.faults({ bytesPerSecond: 60_000 });
    expect(await printer().print(ticketBytes({}, 'generic-80', 'ar'))).toEqual({ outcome: 'printed' });
    expect(await bench.jobs()).toMatchObject([{ printed: true, warnings: [], unknown: [] }]);
  });

  test('without paper prints nothing', async () => {
    await plug();
    await bench.faults({ paper: 'out' });
    expect(await printer().print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'paper-out' });
    expect(await bench.jobs()).toEqual([]);
  });

  test('that says nothing is mute', async () => {
    await plug();
    await bench.faults({ mute: true });
    expect(await printer(device, true, silence).state()).toBe('mute');
  });

  test('is absent until it is plugged in, and again when the plug is pulled', async () => {
    const usb = printer();
    expect(await usb.state()).toBe('absent');
    await plug();
    expect(await usb.state()).toBe('ready');
    await unplug();
    expect(await usb.state()).toBe('absent');
    expect(await usb.print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'absent' });
  });

  test('that is pulled out in the middle of a ticket leaves a doubt', async () => {
    await plug();
    // The stand-in goes away with the cable behind it.
    await bench.faults({ cutAfterBytes: 2_000 });
    const outcome = printer().print(ticketBytes());
    expect(await outcome).toEqual({ outcome: 'unknown', state: 'absent' });
  });
});

describe('a device file that is no printer of ours', () => {
  test.each(['/dev/null', '/dev/usb/lp99', tmpdir(), import.meta.filename])('%s is absent', async (path) => {
    expect(await printer(path, false).state()).toBe('absent');
  });

  test('a stand-in is refused where only usblp is taken', async () => {
    await plug();
    expect(await printer(device, false).state()).toBe('absent');
  });

  test('held by another program is in use', async () => {
    await plug();
    // TIOCEXCL: the terminal's own way to say EBUSY. Root is let in all the same.
    const exclusive = 'import fcntl,sys,termios;fcntl.ioctl(0,termios.TIOCEXCL)';
    const held = openSync(device, constants.O_RDWR | constants.O_NOCTTY);
    execFileSync('python3', ['-c', exclusive], { stdio: [held, 'ignore', 'inherit'] });
    expect(withoutPrivileges(device)).toBe('in-use');
    closeSync(held);
  });

  test('closed to this user is not allowed', async () => {
    await plug();
    execFileSync('chmod', ['000', device]);
    expect(withoutPrivileges(device)).toBe('not-allowed');
  });
});

/** What an agent finds that is not root: root is let in everywhere. */
function withoutPrivileges(path: string): string {
  const module = join(import.meta.dirname, '../../../kiosk-agent/src/printer/usb-link.ts');
  const ask = `const {usbTransport} = await import(${JSON.stringify(module)});
    const link = await usbTransport({path: ${JSON.stringify(path)}}, {takesStandIns: true})(100);
    process.stdout.write(typeof link === 'string' ? link : 'opened'); process.exit(0)`;
  const none = ['--bounding-set=-all', '--inh-caps=-all'];
  return execFileSync('setpriv', [...none, process.execPath, '--input-type=module', '-e', ask], {
    encoding: 'utf8',
  });
}
