/** One suite for both drivers: what the port promises, on the real pcscd and on the agent's own listener. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CardBench, startCardBench } from '../../support/card-bench.ts';
import {
  insert,
  type ObservedReader,
  observe,
  type ReaderSettings,
  remove,
  untilEmpty,
} from './observed-reader.ts';

/** Registers the suite for one driver; each test starts the driver anew, on the same bench. */
export function provePort(driver: 'vitale2-libre' | 'simulateur'): void {
  let bench: CardBench;
  let observed: ObservedReader | null = null;

  const start = async (settings: ReaderSettings = {}): Promise<ObservedReader> => {
    observed = await observe(bench, settings);
    return observed;
  };

  beforeAll(async () => {
    bench = await startCardBench({ driver });
  });
  afterEach(async () => {
    await bench.remove();
    await observed?.reader.stop();
    observed = null;
    // pcscd sees a removal at its next look: the next test must find an empty slot.
    if (driver === 'vitale2-libre') await untilEmpty(bench);
  });
  afterAll(() => bench.stop());

  test('is the one that was asked for', async () => {
    expect((await start()).reader.driver).toBe(driver);
  });

  test('says first that a reader is there and its slot is empty', async () => {
    const reader = await start();
    expect(reader.unread()).toEqual(['ready']);
  });

  test('finds a card that was in before it started', async () => {
    await bench.insert('martin');
    // The daemon finds it by itself; of the other driver, nobody listens yet, and the card dials until somebody does.
    if (driver === 'vitale2-libre') await expect.poll(async () => (await bench.state()).linked).toBe(true);
    const reader = await start();
    const first = await reader.next();
    const found = first.type === 'ready' ? await reader.expect('inserted') : first;
    expect(found.type === 'inserted' && (await found.session.read()).outcome).toBe('read');
  });

  test.each([
    [
      'martin',
      { outcome: 'read', holders: [{ familyName: 'MARTIN-TEST', number: { nir: '255081416802538' } }] },
    ],
    ['dupont', { outcome: 'read', holders: [{ firstName: 'HÉLÈNE' }, { number: { state: 'missing' } }] }],
    ['santoni', { outcome: 'read', holders: [{ number: { nir: '184052A32100030' } }] }],
    ['twelve', { outcome: 'read', holders: { length: 12 } }],
    ['file-512', { outcome: 'read', holders: { length: 11 } }],
    ['wrong-key', { outcome: 'read', holders: [{ number: { state: 'wrong', reason: 'key' } }] }],
    ['vitale-1', { outcome: 'problem', problem: 'vitale-1' }],
    ['cps', { outcome: 'problem', problem: 'professional-card' }],
    ['bank', { outcome: 'problem', problem: 'not-vitale' }],
    ['truncated', { outcome: 'problem', problem: 'unreadable' }],
    ['garbage', { outcome: 'problem', problem: 'unreadable' }],
    ['no-holder', { outcome: 'problem', problem: 'no-holder' }],
    ['slow', { outcome: 'removed' }],
  ])('reads the card %s', async (card, expected) => {
    const reader = await start();
    await reader.expect('ready');
    const session = await insert(bench, reader, card);
    expect(await session.read()).toMatchObject(expected);
  });

  test('a card upside down is a silent card, and the slot is free when it leaves', async () => {
    const reader = await start();
    await reader.expect('ready');
    await bench.insert('upside-down');
    await reader.expect('silent-card');
    await bench.remove();
    await reader.expect('ready');
  });

  test('a mute card is given up at the deadline, announced once, and the next card is read', async () => {
    const reader = await start({ apduDeadlineMs: 1500 });
    await reader.expect('ready');
    const mute = await insert(bench, reader, 'mute');
    expect(await mute.read()).toEqual({ outcome: 'problem', problem: 'mute' });
    await sleep(1000);
    expect(reader.unread()).toEqual([]);
    await remove(bench, reader);
    const session = await insert(bench, reader, 'martin');
    expect(session.id).not.toBe(mute.id);
    expect(await session.read()).toMatchObject({ outcome: 'read' });
  });

  test('the same card can be read twice in one stay', async () => {
    const reader = await start();
    await reader.expect('ready');
    const session = await insert(bench, reader, 'dupont');
    expect(await session.read()).toEqual(await session.read());
  });

  test.each([1, 2, 3, 4, 5, 6, 7])('torn out at command %i: a clean end of the visit', async (position) => {
    const reader = await start();
    await reader.expect('ready');
    const session = await insert(bench, reader, `tear-${position}`);
    expect(await session.read()).toEqual({ outcome: 'removed' });
    expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: session.id });
    await reader.expect('ready');
  });

  test('a card swapped for another: the first session never reaches the second card', async () => {
    const reader = await start();
    await reader.expect('ready');
    const first = await insert(bench, reader, 'dupont');
    expect(await first.read()).toMatchObject({ outcome: 'read' });
    await bench.remove();
    await bench.insert('santoni');
    const early = first.read();
    expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: first.id });
    await reader.expect('ready');
    const second = (await reader.expect('inserted')).session;
    expect(await early).toEqual({ outcome: 'removed' });
    expect(await second.read()).toMatchObject({ holders: [{ familyName: 'SANTONI' }] });
    const commands = await bench.commands();
    expect(await first.read()).toEqual({ outcome: 'removed' });
    expect(await bench.commands()).toBe(commands);
  });

  test('what was being read when the card left is never told', async () => {
    const reader = await start();
    await reader.expect('ready');
    const before = await bench.commands();
    const session = await insert(bench, reader, 'slow-200');
    const reading = session.read();
    await expect.poll(() => bench.commands(), { interval: 20 }).toBeGreaterThanOrEqual(before + 3);
    await bench.remove();
    expect(await reading).toEqual({ outcome: 'removed' });
    expect(await session.read()).toEqual({ outcome: 'removed' });
  });

  test('thirty cards one after the other: none missed, none twice', { timeout: 90_000 }, async () => {
    const reader = await start();
    await reader.expect('ready');
    const ids = new Set<string>();
    for (let cycle = 0; cycle < 30; cycle += 1) {
      const session = await insert(bench, reader, cycle % 2 ? 'martin' : 'santoni');
      ids.add(session.id);
      expect(await session.read()).toMatchObject({
        holders: [{ familyName: cycle % 2 ? 'MARTIN-TEST' : 'SANTONI' }],
      });
      await remove(bench, reader);
    }
    expect(ids.size).toBe(30);
    expect(reader.unread()).toEqual([]);
  });

  test('nothing of a card is ever in the log', async () => {
    const reader = await start({ apduDeadlineMs: 1500 });
    await reader.expect('ready');
    for (const card of ['dupont', 'wrong-key', 'truncated', 'mute']) {
      await (await insert(bench, reader, card)).read();
      await remove(bench, reader);
    }
    await reader.reader.stop();
    const text = reader.logged.join('\n');
    expect(text).not.toBe('');
    expect(text).not.toMatch(/DUPONT|H[ÉE]L|MARTIN|285057800600028|25508141680253|19850500|19550812/i);
    // Neither as bytes in hexadecimal ("DUPO", "2850"), nor as a list of numbers.
    expect(text).not.toMatch(/4455504f|32383530|68, ?85, ?80|3b751300/i);
  });

  test('once stopped it says nothing more, and its session is over', async () => {
    const reader = await start();
    await reader.expect('ready');
    const session = await insert(bench, reader, 'martin');
    await reader.reader.stop();
    expect(await session.read()).toEqual({ outcome: 'lost' });
    expect(reader.unread()).toEqual([]);
  });
}
