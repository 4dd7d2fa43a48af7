/** What the agent believes of its printer, and never more than the printer said. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { StatusPrinter } from '../../../kiosk-agent/src/printer/status-printer.ts';
import { tcpTransport } from '../../../kiosk-agent/src/printer/tcp-link.ts';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { startOddPrinter } from './odd-printer.ts';
import { patient, printerAt, proofless, silence, ticketBytes } from './sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

beforeEach(() => bench.reset());

/** A port that nobody serves here, and that no other test may be given. */
const nobody = '127.0.0.1:1';

function usual(address: string) {
  const [host = '', port = ''] = address.split(':');
  return { open: tcpTransport({ host, port: Number(port) }), confirms: 'GS r', tellsOutlet: false } as const;
}

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
    expect(await printerAt(bench.address, state === 'mute' ? silence : {}).state()).toBe(state);
  });

  test('is absent when nothing listens at its address', async () => {
    expect(await printerAt(nobody).state()).toBe('absent');
  });

  test('is absent when the connection is taken and dropped at once', async () => {
    const odd = await startOddPrinter({ onConnect: (socket) => socket.destroy() });
    expect(await printerAt(odd.address).state()).toBe('absent');
    await odd.stop();
  });

  test('is mute when the answers are no answers', async () => {
    const odd = await startOddPrinter({ onQuestion: () => [0xff, 0x00, 0x41, 0x80] });
    expect(await printerAt(odd.address, silence).state()).toBe('mute');
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
    const printer = printerAt(bench.address, state === 'mute' ? silence : {});
    expect(await printer.print(ticketBytes())).toEqual({ outcome: 'not-printed', state });
    expect(await bench.jobs()).toEqual([]);
  });

  test('without a printer is not printed', async () => {
    const printer = printerAt(nobody);
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
  test('when the printer does not understand it is unknown', async () => {
    const job = Buffer.concat([Uint8Array.of(0x1d, 0x38, 0x4c), ticketBytes()]);
    expect(await printerAt(bench.address, proofless).print(job)).toEqual({
      outcome: 'unknown',
      state: 'ready',
    });
    expect(await bench.jobs()).toMatchObject([{ printed: false, unknown: ['1d 38'] }]);
  });

  test('when the printer is ready but never confirms is unknown', async () => {
    const odd = await startOddPrinter({ confirms: false });
    const printer = printerAt(odd.address, proofless);
    expect(await printer.print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'ready' });
    await odd.stop();
  });

  test('when the printer tells its state unasked, but never confirms, is unknown', async () => {
    const odd = await startOddPrinter({ unasked: [0x10, 0x00, 0x00, 0x00], confirms: false });
    const printer = printerAt(odd.address, proofless);
    expect(await printer.print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'ready' });
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

  test('when the printer confirms that it has no paper, and then says ready, is unknown', async () => {
    const odd = await startOddPrinter({ confirmsWith: 0x0c });
    expect(await printerAt(odd.address).print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'ready' });
    await odd.stop();
  });

  test('when the printer falls silent in the middle is unknown', async () => {
    const odd = await startOddPrinter({ silentAfterJob: true });
    // Patient until the job is there: from then on nothing comes any more.
    const patience = { ...patient, ...proofless };
    const printer = new StatusPrinter({ ...usual(odd.address), deadlines: patience });
    const outcome = printer.print(ticketBytes());
    await odd.jobSeen;
    Object.assign(patience, silence);
    expect(await outcome).toEqual({ outcome: 'unknown', state: 'mute' });
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

describe('paper that ends in the middle', () => {
  const enough = 1_000;

  /** Lines that this ticket takes, pictures by strips. */
  async function linesOf(profile: PrinterProfileName): Promise<number> {
    await bench.faults({ linesLeft: enough });
    await printerAt(bench.address, {}, profile).print(ticketBytes({}, profile));
    return enough - ((await bench.state()).faults.linesLeft ?? 0);
  }

  test.each(['generic-80', 'custom-kpm', 'raster-80'] as const)(
    'of a ticket for %s, after any line of it, is unknown and never printed',
    async (profile) => {
      const outlet = printerProfiles[profile].tellsOutlet ? 'empty' : 'none';
      await bench.faults({ outlet });
      const lines = await linesOf(profile);
      expect(lines).toBeGreaterThan(20);
      // The drill takes every line; here the edges, and some by seed.
      const among = fc.sample(fc.integer({ min: 3, max: lines - 2 }), { seed: 20261123, numRuns: 8 });
      for (const linesLeft of new Set([1, 2, ...among, lines - 1, lines])) {
        await bench.reset();
        await bench.faults({ linesLeft, outlet });
        // Whoever waits only for the proof waits here for an hour.
        const printer = printerAt(bench.address, { confirmMs: 3_600_000 }, profile);
        const outcome = await printer.print(ticketBytes({}, profile));
        expect({ linesLeft, ...outcome }).toEqual({ linesLeft, outcome: 'unknown', state: 'paper-out' });
        expect(await bench.jobs()).toMatchObject([{ printed: false }]);
      }
    },
    60_000,
  );
});

describe('the cable cut after so many bytes towards the printer', () => {
  /** Four questions of three bytes, the job after `GS a 0`, and the question behind it. */
  const questions = 4 * 3;
  const job = ticketBytes();
  const beforeJob = questions + 3;
  const whole = beforeJob + job.length + 3;

  async function cutAfter(bytes: number): Promise<PrintOutcome> {
    await bench.reset();
    await bench.faults({ cutAfterBytes: bytes });
    return printerAt(bench.address).print(job);
  }

  test.each([0, 1, 2, 5, 11])(
    '%i, before the job: nothing is printed, and nothing on paper',
    async (bytes) => {
      expect(await cutAfter(bytes)).toMatchObject({ outcome: 'not-printed' });
      expect(await bench.jobs()).toEqual([]);
    },
  );

  // The drill takes every byte; here a sample by seed, and all those around an edge.
  const edges = [
    questions,
    beforeJob,
    beforeJob + 1,
    beforeJob + job.length - 1,
    beforeJob + job.length,
    whole - 1,
  ];
  const anywhere = fc.sample(fc.integer({ min: questions, max: whole }), { seed: 20261122, numRuns: 20 });

  test.each([...new Set([...edges, ...anywhere])])(
    '%i, in the middle: the ticket is unknown, never printed',
    async (bytes) => {
      expect(await cutAfter(bytes)).toEqual({ outcome: 'unknown', state: 'ready' });
      // What the agent does not know, the paper does: a ticket was cut only if every byte of it went through.
      const isWhole = bytes >= beforeJob + job.length;
      const onPaper = async () => (await bench.jobs()).map(({ printed }) => printed);
      if (isWhole) await expect.poll(onPaper).toEqual([true]);
      else expect(await onPaper()).not.toContain(true);
    },
  );
});

describe('a printer that cannot be believed', () => {
  test('and says ready without paper gets no belief: it never proves the ticket', async () => {
    await bench.faults({ paper: 'out', lies: 'says-ready' });
    expect(await printerAt(bench.address, proofless).print(ticketBytes())).toEqual({
      outcome: 'unknown',
      state: 'ready',
    });
  });

  test('and leaves GS r unanswered is found out by its first ticket: ready, and never a proof', async () => {
    await bench.faults({ ignoresGsR: true });
    expect(await printerAt(bench.address, proofless).print(ticketBytes())).toEqual({
      outcome: 'unknown',
      state: 'ready',
    });
  });

  test('and has a profile that expects no proof is not waited for, and prints no ticket for sure', async () => {
    const deadlines = { ...patient, confirmMs: 3_600_000 };
    const printer = new StatusPrinter({ ...usual(bench.address), confirms: 'nothing', deadlines });
    expect(await printer.print(ticketBytes())).toEqual({ outcome: 'unknown', state: 'ready' });
  });

  test('that lies about everything is believed: only the reprint keeps a single code alive then', async () => {
    await bench.faults({ paper: 'out', lies: 'says-printed' });
    expect(await printerAt(bench.address).print(ticketBytes())).toEqual({ outcome: 'printed' });
    expect(await bench.jobs()).toMatchObject([{ printed: false }]);
  });

  test('because it spoils a byte is never told as printed unless it understood all of it', async () => {
    const bytes = fc.sample(fc.integer({ min: 16, max: ticketBytes().length }), { seed: 7, numRuns: 20 });
    for (const garbleByte of bytes) {
      await bench.reset();
      await bench.faults({ garbleByte });
      const { outcome } = await printerAt(bench.address, proofless).print(ticketBytes());
      const understood = (await bench.jobs()).every(({ unknown }) => unknown.length === 0);
      if (!understood) expect({ garbleByte, outcome }).toEqual({ garbleByte, outcome: 'unknown' });
    }
  });
});

describe('a kiosk module with an outlet', () => {
  const kpm = () => printerAt(bench.address, {}, 'custom-kpm');
  const ticket = () => ticketBytes({}, 'custom-kpm');

  test('has printed when the ticket lies in the outlet, although it leaves GS r unanswered', async () => {
    await bench.faults({ outlet: 'empty', ignoresGsR: true });
    expect(await kpm().print(ticket())).toEqual({ outcome: 'printed' });
    expect(await kpm().state()).toBe('ticket-waiting');
  });

  test('prints nothing on top of a ticket that somebody forgot, and which carries a secret', async () => {
    await bench.faults({ outlet: 'ticket' });
    expect(await kpm().print(ticket())).toEqual({ outcome: 'not-printed', state: 'ticket-waiting' });
    expect(await bench.jobs()).toEqual([]);
    await bench.faults({ outlet: 'empty' });
    expect(await kpm().print(ticket())).toEqual({ outcome: 'printed' });
  });

  test('whose outlet stays empty leaves a doubt', async () => {
    await bench.faults({ outlet: 'empty', lies: 'says-ready' });
    expect(await printerAt(bench.address, proofless, 'custom-kpm').print(ticket())).toEqual({
      outcome: 'unknown',
      state: 'ready',
    });
  });

  test('that knows no full status is mute to this profile: the installer sees it at once', async () => {
    await bench.faults({ outlet: 'none' });
    expect(await printerAt(bench.address, silence, 'custom-kpm').state()).toBe('mute');
  });
});
