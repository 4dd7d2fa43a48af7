/** What only the real daemon can do to us: to die, to hang, to hold a second slot, to lend the card to another. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PcscReader } from '../../../../kiosk-agent/src/card/pcsc/pcsc-reader.ts';
import { startVirtualReader, type VirtualReader } from '../../../../scripts/smart-card/pcscd.ts';
import {
  type CardBench,
  freePortPair,
  type Hand,
  startCardBench,
  startHand,
} from '../../../support/card-bench.ts';
import { insert, type ObservedReader, observe, remove, untilEmpty } from '../observed-reader.ts';

const quiet = { info: () => undefined, warn: () => undefined };

const probe = await startCardBench();
await probe.stop();

describe.skipIf(probe.kind === 'none')('over the real pcscd', () => {
  let bench: CardBench;
  /** At the reader's second slot. */
  let professional: Hand;
  let observed: ObservedReader[] = [];

  const start = async (settings: Parameters<typeof observe>[1] = {}): Promise<ObservedReader> => {
    const reader = await observe(bench, settings);
    observed.push(reader);
    return reader;
  };

  beforeAll(async () => {
    bench = await startCardBench();
    professional = await startHand(bench.vpcdPort + 1);
  });
  afterEach(async () => {
    await bench.remove();
    await professional.remove();
    for (const { reader } of observed) await reader.stop();
    observed = [];
    await untilEmpty(bench, { secondSlot: true });
  });
  afterAll(async () => {
    await professional.stop();
    await bench.stop();
  });

  test('its own process killed in the middle of a stay: the reader is lost, then found again with the card', async () => {
    const reader = await start();
    await reader.expect('ready');
    const before = await insert(bench, reader, 'martin');
    await before.read();
    process.kill(pcscProcess(), 'SIGKILL');
    expect(await reader.expect('removed')).toEqual({ type: 'removed', sessionId: before.id });
    await reader.expect('no-reader');
    expect(await before.read()).toEqual({ outcome: 'lost' });
    const { session } = await reader.expect('inserted');
    expect(await session.read()).toMatchObject({ outcome: 'read' });
    expect(reader.logged.join()).toContain('crashed');
  });

  test('its own process hung: found out by its silence, and replaced', async () => {
    const reader = await start({ silenceMs: 2500 });
    await reader.expect('ready');
    process.kill(pcscProcess(), 'SIGSTOP');
    await reader.expect('no-reader');
    await reader.expect('ready');
    expect(reader.logged.join()).toContain('silent');
  });

  test('another program may not touch the card while we hold it', async () => {
    const ours = await start();
    const other = await start();
    await ours.expect('ready');
    await other.expect('ready');
    const session = await insert(bench, ours, 'martin');
    const intruder = (await other.expect('inserted')).session;
    expect(await session.read()).toMatchObject({ outcome: 'read' });
    expect(await intruder.read()).toEqual({ outcome: 'problem', problem: 'unreadable' });
    expect(other.logged.join()).toContain('Sharing violation');
    expect(await session.read()).toMatchObject({ outcome: 'read' });
  });

  test.each([
    ['with the slot configured', undefined],
    ['without, its card being in before the choice', ''],
  ])('not one command goes to the professional’s card in the other slot, %s', async (_, readerName) => {
    await professional.insert('cps');
    await expect.poll(async () => (await professional.state()).linked).toBe(true);
    const reader = await start(readerName === undefined ? {} : { readerName });
    await reader.expect('ready');
    for (const card of ['martin', 'dupont']) {
      const session = await insert(bench, reader, card);
      expect(await session.read()).toMatchObject({ outcome: 'read' });
      await remove(bench, reader);
    }
    expect(await professional.commands()).toBe(0);
  });

  test('nor when it comes into the slot that was chosen: the patient’s card is found in the other one', async () => {
    const reader = await start({ readerName: '' });
    await reader.expect('ready');
    // The hands change slots: the CPS where the Vitale was expected.
    const commands = await bench.commands();
    await bench.insert('cps');
    await expect.poll(async () => (await bench.state()).linked).toBe(true);
    await sleep(1500);
    expect(reader.unread()).toEqual([]);
    await professional.insert('martin');
    const { session } = await reader.expect('inserted');
    expect(await session.read()).toMatchObject({ outcome: 'read' });
    expect(await bench.commands()).toBe(commands);
  });

  test('the only card there is, when configured by name: it is the professional’s, and left alone', async () => {
    const reader = await start();
    await reader.expect('ready');
    const commands = await bench.commands();
    const session = await insert(bench, reader, 'cps');
    expect(await session.read()).toEqual({ outcome: 'problem', problem: 'professional-card' });
    expect(await bench.commands()).toBe(commands);
  });

  test('a reader name that no reader bears: no reader, with its reason, and never another one', async () => {
    const reader = await start({ readerName: 'Ingenico' });
    expect(await reader.next()).toEqual({ type: 'no-reader', reason: 'no-such-reader' });
    expect(reader.logged.join()).toContain('no-such-reader');
    await bench.insert('martin');
    await sleep(1500);
    expect(reader.unread()).toEqual([]);
  });
});

describe.skipIf(probe.kind !== 'private')('over a pcscd that comes and goes', () => {
  test('no daemon at first, then killed and started again: found each time, and its card with it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'borne-pcscd-'));
    const port = await freePortPair();
    const daemonSocket = join(directory, 'run/pcscd.comm');
    const startDaemon = (): Promise<VirtualReader> =>
      startVirtualReader({ directory, port, log: () => undefined });
    const events: string[] = [];
    const reader = new PcscReader({ readerName: 'Virtual PCD 00 00', daemonSocket, log: quiet });
    await reader.start((event) => events.push(event.type));
    expect(events).toEqual(['no-reader']);

    for (const life of [1, 2]) {
      const daemon = await startDaemon();
      await expect.poll(() => events.at(-1), { timeout: 8000 }).toBe('ready');
      // The first ends in order, the second is killed: its socket stays behind.
      if (life === 1) await daemon.stop();
      else process.kill(daemonOf(directory), 'SIGKILL');
      await expect.poll(() => events.at(-1), { timeout: 8000 }).toBe('no-reader');
    }
    const last = await startDaemon();
    await expect.poll(() => events.at(-1), { timeout: 8000 }).toBe('ready');
    await reader.stop();
    await last.stop();
    rmSync(directory, { recursive: true, force: true });
  });
});

/** The one process of ours that runs `pcsc-process.ts`, a child of this worker. */
function pcscProcess(): number {
  const ours = readdirSync('/proc').filter((pid) => {
    const [status, commandLine] = [readIfThere(`/proc/${pid}/status`), readIfThere(`/proc/${pid}/cmdline`)];
    return status.includes(`\nPPid:\t${process.pid}\n`) && commandLine.includes('pcsc-process.ts');
  });
  expect(ours).toHaveLength(1);
  return Number(ours[0]);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not a process, or one that has ended meanwhile.
    return '';
  }
}

function daemonOf(directory: string): number {
  // pcscd writes a NUL after the line.
  return Number.parseInt(readFileSync(join(directory, 'run/pcscd.pid'), 'utf8'), 10);
}
