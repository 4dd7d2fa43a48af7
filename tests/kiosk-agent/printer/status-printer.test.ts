/** What the agent believes of its printer, and never more than the printer said. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { startCuttingWire } from './cutting-wire.ts';
import { startOddPrinter } from './odd-printer.ts';
import { printerAt, ticketBytes } from './sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

beforeEach(() => bench.reset());

describe('the state of the printer', () => {
  test.each([
    [{}, 'ready'],
    [{ paper: 'near' }, 'near-end'],
    [{ paper: 'out' }, 'paper-out'],
    [{ cover: 'open' }, 'cover-open'],
    [{ cutter: 'fault' }, 'cutter-fault'],
    [{ mute: true }, 'mute'],
    [{ paused: true }, 'off-line'],
    [{ lies: 'wrong-bits' }, 'mute'],
  ] as const)('with %j is %s', async (faults, state) => {
    await bench.faults(faults);
    expect(await printerAt(bench.address).state()).toBe(state);
  });

  test('is absent when nothing listens at its address', async () => {
    expect(await printerAt(`127.0.0.1:${await freePort()}`).state()).toBe('absent');
  });

  test('is absent when the connection is taken and dropped at once', async () => {
    const odd = await startOddPrinter({ onConnect: (socket) => socket.destroy() });
    expect(await printerAt(odd.address).state()).toBe('absent');
    await odd.stop();
  });

  test('is mute when the answers are no answers', async () => {
    const odd = await startOddPrinter({ onQuestion: () => [0xff, 0x00, 0x41, 0x80] });
    expect(await printerAt(odd.address).state()).toBe('mute');
    await odd.stop();
  });

  test('is true again as soon as the paper is back', async () => {
    const printer = printerAt(bench.address);
    await bench.faults({ paper: 'out' });
    expect(await printer.state()).toBe('paper-out');
    await bench.faults({ paper: 'ok' });
    expect(await printer.state()).toBe('ready');
  });
});

describe('a ticket that cannot begin', () => {
  test.each([
    [{ paper: 'out' }, 'paper-out'],
    [{ cover: 'open' }, 'cover-open'],
    [{ cutter: 'fault' }, 'cutter-fault'],
    [{ mute: true }, 'mute'],
    [{ paused: true }, 'off-line'],
    [{ lies: 'wrong-bits' }, 'mute'],
  ] as const)('with %j is not printed, and no byte of it is sent', async (faults, state) => {
    await bench.faults(faults);
    expect(await printerAt(bench.address).print(ticketBytes())).toEqual({ outcome: 'not-printed', state });
    expect(await bench.jobs()).toEqual([]);
  });

  test('without a printer is not printed', async () => {
    const printer = printerAt(`127.0.0.1:${await freePort()}`);
    expect(await printer.print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'absent' });
  });

  test('after close is not printed', async () => {
    const printer = printerAt(bench.address);
    await printer.close();
    expect(await printer.print(ticketBytes())).toEqual({ outcome: 'not-printed', state: 'absent' });
  });
});

describe('a ticket that comes out', () => {
  test('is printed, also near the end of the roll', async () => {
    await bench.faults({ paper: 'near' });
    expect(await printerAt(bench.address).print(ticketBytes())).toEqual({ outcome: 'printed' });
  });

  test('is printed although the printer tells its state unasked', async () => {
    const odd = await startOddPrinter({ unasked: [0x10, 0x00, 0x00, 0x00] });
    expect(await printerAt(odd.address).print(ticketBytes())).toEqual({ outcome: 'printed' });
    await odd.stop();
  });

  test('never mixes with another one', async () => {
    const printer = printerAt(bench.address);
    const names = ['Un', 'Deux', 'Trois'];
    const outcomes = await Promise.all([
      ...names.map((siteName) => printer.print(ticketBytes({ siteName }))),
      printer.state(),
    ]);
    expect(outcomes.slice(0, 3)).toEqual(names.map(() => ({ outcome: 'printed' })));
    const jobs = await bench.jobs();
    expect(jobs.map((job) => job.lines[0]?.text)).toEqual(names);
    expect(jobs.map((job) => job.lines.length)).toEqual(names.map(() => jobs[0]?.lines.length));
  });
});

test('questions and tickets go to the printer one after the other', async () => {
  const odd = await startOddPrinter({});
  const printer = printerAt(odd.address);
  const job = ticketBytes();
  const answers = await Promise.all([
    printer.state(),
    printer.print(job),
    printer.state(),
    printer.print(job),
  ]);
  expect(answers).toEqual(['ready', { outcome: 'printed' }, 'ready', { outcome: 'printed' }]);
  expect(odd.mostClientsAtOnce()).toBe(1);
  await odd.stop();
});

describe('a ticket in doubt', () => {
  test.each([1, 3, 7, 12])(
    'when the paper ends after line %i is unknown, never printed',
    async (linesLeft) => {
      await bench.faults({ linesLeft });
      // Whoever waits only for the confirmation waits here for an hour.
      expect(await printerAt(bench.address, { confirmMs: 3_600_000 }).print(ticketBytes())).toEqual({
        outcome: 'unknown',
        state: 'paper-out',
      });
      expect(await bench.jobs()).toMatchObject([{ printed: false }]);
    },
  );

  test('when the printer does not understand it is unknown', async () => {
    const job = Buffer.concat([Uint8Array.of(0x1d, 0x38, 0x4c), ticketBytes()]);
    expect(await printerAt(bench.address).print(job)).toEqual({ outcome: 'unknown', state: 'ready' });
    expect(await bench.jobs()).toMatchObject([{ printed: false, unknown: ['1d 38'] }]);
  });

  test('when the printer is ready but never confirms is unknown', async () => {
    const odd = await startOddPrinter({ confirms: false });
    expect(await printerAt(odd.address).print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'ready' });
    await odd.stop();
  });

  test('when the printer tells its state unasked, but never confirms, is unknown', async () => {
    const odd = await startOddPrinter({ unasked: [0x10, 0x00, 0x00, 0x00], confirms: false });
    expect(await printerAt(odd.address).print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'ready' });
    await odd.stop();
  });

  test('when the printer confirms, but then says that its paper is out, is unknown', async () => {
    const odd = await startOddPrinter({ paperOutAfterJob: true });
    expect(await printerAt(odd.address).print(ticketBytes())).toEqual({
      outcome: 'unknown',
      state: 'paper-out',
    });
    await odd.stop();
  });

  test('when the printer falls silent in the middle is unknown', async () => {
    const odd = await startOddPrinter({ silentAfterJob: true });
    expect(await printerAt(odd.address).print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'mute' });
    await odd.stop();
  });

  test('when the agent stops in the middle is unknown', async () => {
    const odd = await startOddPrinter({ confirms: false });
    const printer = printerAt(odd.address);
    const outcome = printer.print(ticketBytes());
    await odd.jobSeen;
    await printer.close();
    expect(await outcome).toEqual({ outcome: 'unknown', state: 'absent' });
    await odd.stop();
  });
});

describe('the wire cut after so many bytes towards the printer', () => {
  const questions = 4 * 3;
  const job = ticketBytes();

  test.each([0, 1, 2, 5, 11])('%i, before the job: the ticket is not printed', async (bytes) => {
    const wire = await startCuttingWire(bench.address, bytes);
    const outcome = await printerAt(wire.address).print(job);
    expect(outcome).toMatchObject({ outcome: 'not-printed' });
    await wire.stop();
    expect(await bench.jobs()).toEqual([]);
  });

  test.each([1, 40, 200, job.length - 3, job.length + 2, job.length + 3, job.length + 5])(
    'the questions and %i: the ticket is unknown, never printed',
    async (bytes) => {
      const wire = await startCuttingWire(bench.address, questions + bytes);
      const outcome = await printerAt(wire.address).print(job);
      expect(outcome).toMatchObject({ outcome: 'unknown' });
      await wire.stop();
      // What the agent does not know, the paper does: a ticket was cut only if every byte of it went through.
      const whole = bytes >= 3 + job.length;
      await expect
        .poll(async () => (await bench.jobs()).map(({ printed }) => printed))
        .toEqual(bytes <= 3 ? [] : [whole]);
    },
  );
});

async function freePort(): Promise<number> {
  const odd = await startOddPrinter({});
  await odd.stop();
  return Number(odd.address.split(':')[1]);
}
