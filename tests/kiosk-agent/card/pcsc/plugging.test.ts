/** Readers that come and go on a running pcscd, for which fake USB devices stand in (scripts/smart-card/fake-udev.c). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type PluggableReaders,
  startPluggableReaders,
} from '../../../../scripts/smart-card/pluggable-readers.ts';
import { freePortPair, type Hand, lookMs, startCardBench, startHand } from '../../../support/card-bench.ts';
import { type ObservedReader, observePcsc } from '../observed-reader.ts';

/** The daemon stops watching one slot after the other, each at its next look. */
const goneMs = 16 * lookMs;

const probe = await startCardBench();
await probe.stop();

describe.skipIf(probe.kind !== 'private')('readers plugged and unplugged while pcscd runs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'borne-plug-'));
  /** Two of one model, and one of another. */
  const [ours, twin, other] = [0, 1, 2] as const;
  let readers: PluggableReaders;
  let hands: Hand[];
  let observed: ObservedReader;

  beforeAll(async () => {
    const ports: number[] = [];
    while (ports.length < 3) {
      const port = await freePortPair();
      if (!ports.includes(port)) ports.push(port);
    }
    const [a = 0, b = 0, c = 0] = ports;
    const list = [
      { name: 'Gem', port: a },
      { name: 'Gem', port: b },
      { name: 'Ingenico', port: c },
    ];
    readers = await startPluggableReaders({ directory, readers: list, lookMs, log: () => undefined });
    hands = await Promise.all(ports.map(startHand));
  });
  afterEach(async () => {
    await observed.reader.stop();
    for (const hand of hands) await hand.remove();
    for (const number of [ours, twin, other]) readers.unplug(number);
    await sleep(goneMs);
  });
  afterAll(async () => {
    for (const hand of hands) await hand.stop();
    await readers.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const observe = async (readerName: string): Promise<ObservedReader> => {
    observed = await observePcsc({ readerName, daemonSocket: readers.socket });
    return observed;
  };
  const hand = (number: number): Hand => {
    const found = hands[number];
    if (!found) throw new Error('no such hand');
    return found;
  };
  const readWhere = async (number: number): Promise<unknown> => {
    await hand(number).insert('martin');
    return (await observed.expect('inserted')).session.read();
  };

  test('a reader plugged in later is found; unplugged and plugged in again, found again', async () => {
    const reader = await observe('Gem');
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'no-such-reader' });
    for (const _ of [1, 2]) {
      readers.plug(ours);
      await reader.expect('ready');
      readers.unplug(ours);
      expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'no-such-reader' });
      await sleep(goneMs);
    }
    expect(reader.unread()).toEqual([]);
    expect(reader.logged.join()).not.toMatch(/no-daemon|crashed|silent/);
  });

  test('unplugged in the middle of a reading: the visit is over, and the same card is read when it is back', async () => {
    readers.plug(ours);
    const reader = await observe('Gem');
    if ((await reader.next()).type !== 'ready') await reader.expect('ready');
    const before = await hand(ours).commands();
    await hand(ours).insert('slow-300');
    const { session } = await reader.expect('inserted');
    const reading = session.read();
    await expect.poll(() => hand(ours).commands(), { interval: 20 }).toBeGreaterThanOrEqual(before + 3);
    readers.unplug(ours);
    expect(await reading).toEqual({ outcome: 'lost' });
    expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: session.id });
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'no-such-reader' });
    await sleep(goneMs);
    readers.plug(ours);
    const first = await reader.next();
    const again = first.type === 'ready' ? await reader.expect('inserted') : first;
    expect(again.type === 'inserted' && again.session.id !== session.id).toBe(true);
    expect(again.type === 'inserted' && (await again.session.read())).toMatchObject({ outcome: 'read' });
    expect(await session.read()).toEqual({ outcome: 'lost' });
  });

  test('the wanted reader under another number is the wanted reader', async () => {
    // The twin took the first number; ours came second, and stays alone.
    readers.plug(twin);
    await sleep(300);
    readers.plug(ours);
    await sleep(300);
    readers.unplug(twin);
    await sleep(goneMs);
    const reader = await observe('Gem 00 00');
    await reader.expect('ready');
    expect(reader.logged.join()).toContain('Gem 01 00');
    expect(await readWhere(ours)).toMatchObject({ outcome: 'read' });
  });

  test('the more wanted reader is taken when it appears, and not before the visit is over', async () => {
    readers.plug(other);
    const reader = await observe('Gem;Ingenico');
    if ((await reader.next()).type !== 'ready') await reader.expect('ready');
    expect(await readWhere(other)).toMatchObject({ outcome: 'read' });
    readers.plug(ours);
    await sleep(2000);
    expect(reader.unread()).toEqual([]);
    await hand(other).remove();
    await reader.expect('removed');
    await reader.expect('ready');
    expect(await readWhere(ours)).toMatchObject({ outcome: 'read' });
    expect(reader.logged.join()).toMatch(/Ingenico.*Gem/s);
  });
});
