/** The last fallback, through a real CUPS with the kiosk's own settings. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CupsLimits, CupsPrinter } from '../../../kiosk-agent/src/printer/cups-printer.ts';
import { formatActivationCode } from '../../../server/contract/activation-code.ts';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { type PrivateCups, startPrivateCups } from './private-cups.ts';
import { sampleCode, ticketBytes } from './sample-tickets.ts';

let bench: PrinterBench;
let cups: PrivateCups;
beforeAll(async () => {
  [bench, cups] = await Promise.all([startPrinterBench(), startPrivateCups()]);
  cups.command('lpadmin', '-p', 'ticket', '-E', '-v', `socket://${bench.address}`, '-m', 'raw');
});
afterAll(async () => {
  await cups.stop();
  await bench.stop();
});

beforeEach(() => bench.reset());

const limits: CupsLimits = { commandMs: 5_000, leaveQueueMs: 10_000, pollMs: 50 };

function printer(queue = 'ticket', change: Partial<CupsLimits> = {}): CupsPrinter {
  return new CupsPrinter({ queue, server: cups.server, limits: { ...limits, ...change } });
}

/** What would give the ticket away: its code, its address, and a stretch of its bytes. */
function traces(job: Uint8Array): Buffer[] {
  const bytes = Buffer.from(job);
  return [
    Buffer.from(formatActivationCode(sampleCode)),
    Buffer.from('dmp.exemple.fr'),
    bytes.subarray(200, 232),
  ];
}

describe('a printer behind CUPS', () => {
  test('gets the whole ticket, and nobody claims that it is printed', async () => {
    const job = ticketBytes();
    expect(await printer().print(job)).toEqual({ outcome: 'unknown', state: 'untold' });
    await expect.poll(() => bench.jobs()).toMatchObject([{ printed: true, unknown: [], warnings: [] }]);
  });

  test('leaves nothing of the ticket in the spool, the logs or anywhere else of CUPS', async () => {
    const job = ticketBytes();
    await printer().print(job);
    await expect.poll(async () => (await bench.jobs()).length).toBe(1);
    await expect.poll(() => cups.command('lpstat', '-o', 'ticket')).toBe('');
    const files = cups.files();
    expect(files.length).toBeGreaterThan(3);
    for (const trace of traces(job)) {
      expect(files.filter(({ bytes }) => bytes.includes(trace)).map(({ path }) => path)).toEqual([]);
    }
    expect(files.filter(({ path }) => /\/spool\/[cd]\d/.test(path))).toEqual([]);
  });

  test('hides its state, also without paper: never « printed », and never « ready »', async () => {
    await bench.faults({ paper: 'out' });
    expect(await printer().state()).toBe('untold');
    expect(await printer().print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'untold' });
  });

  test('is off line when its queue is stopped, and prints nothing', async () => {
    cups.command('cupsdisable', 'ticket');
    expect(await printer().print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'off-line' });
    cups.command('cupsenable', 'ticket');
    cups.command('cupsreject', 'ticket');
    expect(await printer().state()).toBe('off-line');
    cups.command('cupsaccept', 'ticket');
    expect(await printer().state()).toBe('untold');
    expect(await bench.jobs()).toEqual([]);
  });

  test('is absent when there is no such queue, no CUPS, or after close', async () => {
    expect(await printer('other').print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'absent' });
    const nowhere = new CupsPrinter({ queue: 'ticket', server: '/nowhere/cups.sock', limits });
    expect(await nowhere.state()).toBe('absent');
    const closed = printer();
    await closed.close();
    expect(await closed.print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'absent' });
  });

  test('takes a ticket back that does not leave the queue in time: later it would be a stranger’s', async () => {
    const port = await freePort();
    cups.command('lpadmin', '-p', 'unplugged', '-E', '-v', `socket://127.0.0.1:${port}`, '-m', 'raw');
    const outcome = await printer('unplugged', { leaveQueueMs: 500 }).print(ticketBytes());
    expect(outcome).toEqual({ outcome: 'unknown', state: 'untold' });
    await expect.poll(() => cups.command('lpstat', '-o', 'unplugged'), { timeout: 10_000 }).toBe('');
    await expect.poll(() => cups.files().filter(({ path }) => /\/spool\/[cd]\d/.test(path))).toEqual([]);
  });
});

/** Nothing listens there. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
