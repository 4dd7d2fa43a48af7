/** Every fault at every command of a reading, through the real pcscd: each ends in a named outcome, none stays. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CardBench, startCardBench } from '../../../support/card-bench.ts';
import { insert, type ObservedReader, observe, remove, untilEmpty } from '../observed-reader.ts';

/** Of the card `dupont`. */
const positions = [1, 2, 3, 4, 5, 6, 7] as const;
const problem = (found: string) => ({ outcome: 'problem', problem: found });
const unreadable = problem('unreadable');

const probe = await startCardBench();
await probe.stop();

describe.skipIf(probe.kind === 'none')('faults of a card, over the real pcscd', () => {
  let bench: CardBench;
  let reader: ObservedReader;

  beforeAll(async () => {
    bench = await startCardBench();
  });
  afterEach(async () => {
    await bench.remove();
    await reader.reader.stop();
    await untilEmpty(bench);
  });
  afterAll(() => bench.stop());

  const start = async (apduDeadlineMs = 3000): Promise<void> => {
    reader = await observe(bench, { apduDeadlineMs });
    await reader.expect('ready');
  };
  /** What the reading gave, and the card out again as it should be. */
  const readingOf = async (card: string): Promise<unknown> => {
    const session = await insert(bench, reader, card);
    const reading = await session.read();
    await remove(bench, reader);
    expect((await session.read()).outcome).toBe('removed');
    return reading;
  };
  /** In the middle of a reading: the card was asked for the last of them, and has not answered yet. */
  const commandsReach = (count: number): Promise<void> =>
    expect.poll(() => bench.commands(), { interval: 20 }).toBeGreaterThanOrEqual(count);
  /** Nothing of the fault is left: the next card is read. */
  const nextCardIsRead = async (): Promise<void> => {
    expect(await readingOf('martin')).toMatchObject({ holders: [{ familyName: 'MARTIN-TEST' }] });
    expect(reader.unread()).toEqual([]);
  };

  test('torn out at each of the seven commands', { timeout: 90_000 }, async () => {
    await start();
    for (const position of positions) {
      const session = await insert(bench, reader, `tear-${position}`);
      expect(await session.read(), `at command ${position}`).toEqual({ outcome: 'removed' });
      expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: session.id });
      await reader.expect('ready');
    }
    await nextCardIsRead();
  });

  test('torn out just after each answer, in a file of several parts too', { timeout: 60_000 }, async () => {
    await start();
    const cards = [...positions.map((at) => `leave-${at}`), ...[3, 5, 8].map((at) => `leave-${at}@twelve`)];
    for (const card of cards) {
      const session = await insert(bench, reader, card);
      const { outcome } = await session.read();
      // After the last answer there is nothing left to tear.
      expect(card === 'leave-7' ? ['read', 'removed'] : ['removed'], card).toContain(outcome);
      await reader.expect('removed');
      await reader.expect('ready');
    }
    await nextCardIsRead();
  });

  test.each([
    ['6F00 once', 'status-6f00'],
    ['6982 once', 'status-6982'],
    ['6A82 once', 'status-6a82'],
    ['61xx for ever', 'always-6110'],
    ['6Cxx for ever', 'always-6c10'],
  ])('%s, at each command', { timeout: 60_000 }, async (_, fault) => {
    await start();
    for (const position of positions) {
      expect(await readingOf(`${fault}-${position}`), `at command ${position}`).toEqual(unreadable);
    }
    await nextCardIsRead();
  });

  test('an answer that is garbage, at each command', { timeout: 60_000 }, async () => {
    await start();
    for (const position of positions) {
      expect(await readingOf(`garbage-${position}`), `at command ${position}`).toEqual(unreadable);
    }
    await nextCardIsRead();
  });

  test('an answer cut short, at each command: read again from the first', { timeout: 60_000 }, async () => {
    await start();
    for (const position of positions) {
      const reading = await readingOf(`short-${position}`);
      expect(reading, `at command ${position}`).toMatchObject({ holders: [{ firstName: 'HÉLÈNE' }, {}] });
    }
    await nextCardIsRead();
  });

  test('mute from each command on: given up at the deadline', { timeout: 90_000 }, async () => {
    await start(1000);
    for (const position of positions) {
      const session = await insert(bench, reader, `mute-${position}`);
      expect(await session.read(), `at command ${position}`).toEqual(problem('mute'));
      await remove(bench, reader);
    }
    await nextCardIsRead();
  });

  test('a slow card is read; one torn out of a slow answer is not', async () => {
    await start();
    expect(await readingOf('slow-300')).toMatchObject({ outcome: 'read' });
    const before = await bench.commands();
    const session = await insert(bench, reader, 'slow-1000');
    const reading = session.read();
    await commandsReach(before + 1);
    await bench.remove();
    expect(await reading).toEqual({ outcome: 'removed' });
    await reader.expect('removed');
    await reader.expect('ready');
  });

  test('a family of nineteen is read whole', async () => {
    await start();
    expect(await readingOf('holders-19')).toMatchObject({ outcome: 'read', holders: { length: 19 } });
  });

  const answersToReset: [atr: string, expected: string][] = [
    ...['43', '44', '45', '46', '47', '48', '49'].map((byte): [string, string] => [
      `3b75130000${byte}09ea9000`,
      'read',
    ]),
    ['3b751300004509fa9000', 'read'],
    // Not in any list, and tried: only its answers decide.
    ['3b751300004a0aea9000', 'read'],
    ['3f65250052096a9000', 'vitale-1'],
    ['3bac00402a001225006480820212009000', 'professional-card'],
    ['3b8f80010031b86404b0ecc1739401808290000e', 'professional-card'],
  ];
  test.each(answersToReset)('the answer to reset %s', async (atr, expected) => {
    await start();
    const commands = await bench.commands();
    const reading = await readingOf(`atr-${atr}`);
    if (expected === 'read') expect(reading).toMatchObject({ outcome: 'read' });
    else {
      expect(reading).toEqual(problem(expected));
      expect(await bench.commands()).toBe(commands);
    }
  });

  test.skipIf(probe.kind !== 'private')(
    'the daemon killed in the middle of a reading, and started again with the card in',
    { timeout: 60_000 },
    async () => {
      await start();
      for (const _ of [1, 2, 3]) {
        const before = await bench.commands();
        const session = await insert(bench, reader, 'slow-300');
        const reading = session.read();
        await commandsReach(before + 3);
        await bench.killDaemon();
        expect(await reading).toEqual({ outcome: 'lost' });
        expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: session.id });
        expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'no-daemon' });
        await bench.startDaemon();
        const back = await reader.next();
        const again = back.type === 'ready' ? await reader.expect('inserted') : back;
        expect(again.type === 'inserted' && (await again.session.read())).toMatchObject({ outcome: 'read' });
        await remove(bench, reader);
      }
      await nextCardIsRead();
    },
  );
});
