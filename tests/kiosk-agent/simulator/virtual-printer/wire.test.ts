/** The virtual printer as its clients meet it: a process, its TCP port and its operator. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PrinterBench, startPrinterBench } from '../../../support/printer-bench.ts';

let bench: PrinterBench;
let clients: Socket[] = [];

beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());

beforeEach(() => bench.reset());
afterEach(async () => {
  await Promise.all(clients.map(hangUp));
  clients = [];
});

async function client(): Promise<Socket> {
  const socket = connect(Number(bench.address.split(':')[1]), '127.0.0.1');
  clients.push(socket);
  await once(socket, 'connect');
  return socket;
}

async function hangUp(socket: Socket): Promise<void> {
  if (socket.closed) return;
  const closed = once(socket, 'close');
  socket.destroySoon();
  await closed;
}

/** The next bytes, this many. */
async function hear(socket: Socket, count: number): Promise<string> {
  const heard: number[] = [];
  while (heard.length < count) heard.push(...((await once(socket, 'data')) as [Buffer])[0]);
  return Buffer.from(heard).toString('hex');
}

async function ask(socket: Socket, hex: string, answers = 1): Promise<string> {
  const answer = hear(socket, answers);
  socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  return answer;
}

const line = Buffer.from('Bonjour\n');
const cut = Buffer.from('1b4a701d5600', 'hex');

describe('the questions of status', () => {
  // Table of kiosk-hardware.md §3.
  test.each([
    [{}, '12121212'],
    [{ paper: 'near' }, '1212121e'],
    [{ paper: 'out' }, '1a32127e'],
    [{ cover: 'open' }, '1a161212'],
    [{ cutter: 'fault' }, '1a521a12'],
  ] as const)('with %j are answered %s', async (faults, answers) => {
    await bench.faults(faults);
    expect(await ask(await client(), '100401 100402 100403 100404', 4)).toBe(answers);
  });

  test('inside the dots of a picture are dots', async () => {
    const socket = await client();
    // A picture whose three bytes are DLE EOT 1, then the question of DLE EOT 4, which alone is answered.
    expect(await ask(socket, '1d763000 0300 0100 100401 100404')).toBe('12');
    socket.write(Buffer.concat([line, cut]));
    await hangUp(socket);
    expect(await bench.jobs()).toMatchObject([{ printed: true, pictures: [{ width: 24, height: 1 }] }]);
  });

  test('that stand behind the job are answered once it is worked through', async () => {
    await bench.faults({ paper: 'near' });
    const socket = await client();
    socket.write(Buffer.concat([line, cut]));
    expect(await ask(socket, '1d7201')).toBe('03');
  });

  test('are told unasked at each change, once that is asked for', async () => {
    const socket = await client();
    expect(await ask(socket, '1d61ff', 4)).toBe('10000000');
    const told = hear(socket, 4);
    await bench.faults({ cover: 'open' });
    expect(await told).toBe('38000000');
  });
});

describe('a job', () => {
  test('is one ticket a cut', async () => {
    const socket = await client();
    socket.write(Buffer.concat([line, cut, line, line, cut]));
    expect(await ask(socket, '1d7201')).toBe('00');
    expect((await bench.jobs()).map((job) => [job.printed, job.lines.length])).toEqual([
      [true, 1],
      [true, 2],
    ]);
  });

  test('that was never cut is not printed', async () => {
    const socket = await client();
    socket.write(line);
    await hangUp(socket);
    await expect.poll(() => bench.jobs()).toMatchObject([{ printed: false, cuts: 0 }]);
  });

  test.each([
    [{ paper: 'out' }, '12'],
    [{ cover: 'open' }, '12'],
    [{ cutter: 'fault' }, '1a'],
  ] as const)(
    'sent with %j is kept, not printed, and the question behind it is never answered',
    async (faults, nextAnswer) => {
      await bench.faults(faults);
      const socket = await client();
      socket.write(Buffer.concat([line, cut, Buffer.from('1d7201', 'hex')]));
      expect(await ask(socket, '100403')).toBe(nextAnswer);
      expect(await bench.jobs()).toMatchObject([{ printed: false, lines: [{ text: 'Bonjour' }] }]);
    },
  );

  test('with an unknown command is not printed, and is not confirmed', async () => {
    const socket = await client();
    socket.write(Buffer.concat([Buffer.from('1d384c', 'hex'), line, cut, Buffer.from('1d7201', 'hex')]));
    expect(await ask(socket, '100401')).toBe('12');
    expect(await bench.jobs()).toMatchObject([{ printed: false, unknown: ['1d 38'] }]);
  });

  test('ends where the paper ends', async () => {
    await bench.faults({ linesLeft: 2 });
    const socket = await client();
    socket.write(Buffer.concat([line, line, line, cut]));
    expect(await ask(socket, '100404')).toBe('7e');
    expect(await bench.jobs()).toMatchObject([{ printed: false }]);
  });

  test('of a second client waits until the first has hung up', async () => {
    const first = await client();
    expect(await ask(first, '100401')).toBe('12');
    const second = await client();
    second.write(Buffer.concat([line, cut]));
    const answer = ask(second, '1d7201');
    expect(await ask(first, '100402')).toBe('12');
    expect(await bench.jobs()).toEqual([]);
    await hangUp(first);
    expect(await answer).toBe('00');
    expect(await bench.jobs()).toMatchObject([{ printed: true }]);
  });
});

describe('a printer that cannot be believed', () => {
  const fourQuestions = '100401 100402 100403 100404';

  test('says ready whatever is wrong, and confirms only what it has done', async () => {
    await bench.faults({ paper: 'out', cover: 'open', lies: 'says-ready' });
    const socket = await client();
    socket.write(Buffer.concat([line, cut, Buffer.from('1d7201', 'hex')]));
    expect(await ask(socket, fourQuestions, 4)).toBe('12121212');
    expect(await bench.jobs()).toMatchObject([{ printed: false }]);
  });

  test('or confirms that too', async () => {
    await bench.faults({ paper: 'out', lies: 'says-printed' });
    const socket = await client();
    socket.write(Buffer.concat([line, cut]));
    expect(await ask(socket, '1d7201')).toBe('00');
    expect(await bench.jobs()).toMatchObject([{ printed: false }]);
  });

  test('or answers with bytes that are no status', async () => {
    await bench.faults({ lies: 'wrong-bits' });
    expect(await ask(await client(), fourQuestions, 4)).toBe('81818181');
  });

  test('or leaves GS r without an answer', async () => {
    await bench.faults({ ignoresGsR: true });
    expect(await ask(await client(), '1d7201 100401')).toBe('12');
  });

  test('or is off line without a reason', async () => {
    await bench.faults({ paused: true });
    expect(await ask(await client(), fourQuestions, 4)).toBe('1a121212');
  });

  test('or hears questions among the dots of a picture, and loses them', async () => {
    await bench.faults({ hearsInPictures: true });
    const socket = await client();
    expect(await ask(socket, '1d763000 0300 0200 100401 ffffff')).toBe('12');
    socket.write(Buffer.from('aaaaaa', 'hex'));
    socket.write(cut);
    await hangUp(socket);
    await expect.poll(() => bench.jobs()).toMatchObject([{ pictures: [{ width: 24, height: 2 }] }]);
  });
});

describe('the outlet of a kiosk module', () => {
  test('is told by DLE EOT 20 only where there is one, and GS e is unknown elsewhere', async () => {
    const socket = await client();
    expect(await ask(socket, '100414 100401')).toBe('12');
    socket.write(Buffer.concat([Buffer.from('1d650306', 'hex'), line, cut]));
    await hangUp(socket);
    await expect.poll(() => bench.jobs()).toMatchObject([{ printed: false, unknown: ['GS e 03 06'] }]);
  });

  test('holds the ticket after the cut until somebody takes it', async () => {
    await bench.faults({ outlet: 'empty' });
    const socket = await client();
    expect(await ask(socket, '100414', 6)).toBe('100f00000000');
    socket.write(Buffer.concat([line, cut, Buffer.from('1d650306', 'hex')]));
    expect(await ask(socket, '100414', 6)).toBe('100f20000000');
    await bench.faults({ outlet: 'empty', paper: 'near' });
    expect(await ask(socket, '100414', 6)).toBe('100f04000000');
  });

  test('draws a ticket back in, and pushes a former one out under the next', async () => {
    await bench.faults({ outlet: 'ticket' });
    const socket = await client();
    socket.write(Buffer.concat([line, cut]));
    expect(await ask(socket, '1d7201')).toBe('00');
    expect(await bench.jobs()).toMatchObject([{ warnings: ['a former ticket was pushed out'] }]);
    socket.write(Buffer.from('1d6502', 'hex'));
    expect(await ask(socket, '100414', 6)).toBe('100f00000000');
  });
});

describe('the cable', () => {
  test.each([0, 1, 5])('breaks after %i bytes, and is whole again for the next client', async (bytes) => {
    await bench.faults({ cutAfterBytes: bytes });
    const socket = await client();
    const closed = once(socket, 'close');
    socket.write(line);
    await closed;
    await expect
      .poll(async () => (await bench.jobs()).map((job) => job.lines.length + job.warnings.length))
      .toEqual(bytes === 0 ? [] : [1]);
    expect(await ask(await client(), '100401')).toBe('12');
    expect((await bench.state()).faults.cutAfterBytes).toBeUndefined();
  });

  test('spoils one byte', async () => {
    await bench.faults({ garbleByte: 3 });
    const socket = await client();
    socket.write(Buffer.concat([line, cut]));
    await hangUp(socket);
    await expect.poll(() => bench.jobs()).toMatchObject([{ lines: [{ text: 'Boæjour' }] }]);
    expect((await bench.state()).faults.garbleByte).toBeUndefined();
  });

  test('carries slowly what the printer reads slowly, and loses nothing', async () => {
    await bench.faults({ bytesPerSecond: 400 });
    const socket = await client();
    socket.write(Buffer.concat([line, line, cut]));
    expect(await ask(socket, '1d7201')).toBe('00');
    expect(await bench.jobs()).toMatchObject([
      { printed: true, lines: [{ text: 'Bonjour' }, { text: 'Bonjour' }] },
    ]);
  });
});
