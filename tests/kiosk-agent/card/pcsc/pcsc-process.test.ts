/** The PC/SC process and its native package, where that package misbehaves or is not there. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hex } from '../../../../kiosk-agent/src/card/apdu.ts';
import { PcscCard } from '../../../../kiosk-agent/src/card/pcsc/pcsc-card.ts';
import { ReportSchema } from '../../../../kiosk-agent/src/card/pcsc/pcsc-messages.ts';
import { loadPcsc, type Pcsc } from '../../../../kiosk-agent/src/card/pcsc/pcsc-native.ts';

const processFile = join(import.meta.dirname, '../../../../kiosk-agent/src/card/pcsc/pcsc-process.ts');
const command = hex('00 B0 82 00 00');
const present = 0x20;
const unpower = 2;

/** The reader's event number at each look (0: no reader, -1: no daemon), and what its card answers. */
interface Script {
  counters: number[];
  connect: () => Promise<Uint8Array>;
}

/** The package's surface, played: at most what `pcsc-card.ts` asks of it. */
function fakePcsc({ counters, connect }: Script) {
  const log: string[] = [];
  let looks = 0;
  const counterNow = (): number => {
    looks += 1;
    return counters[Math.min(looks, counters.length) - 1] ?? 0;
  };
  class Context {
    listReaders() {
      const counter = counterNow();
      if (counter < 0) throw new Error('PC/SC service not running');
      if (counter === 0) return [];
      const state = (counter << 16) | present;
      const card = {
        transmit: async () => {
          log.push('transmit');
          return await connect();
        },
        disconnect: (disposition: number) => log.push(disposition === unpower ? 'unpower' : 'disconnect'),
      };
      return [{ name: 'R', state, atr: null, connect: async () => card }];
    }
    waitForChange = async () => null;
    close = () => log.push('close');
  }
  const constants = { SCARD_SHARE_EXCLUSIVE: 1, SCARD_PROTOCOL_T0: 1, SCARD_PROTOCOL_T1: 2 };
  const dispositions = { SCARD_LEAVE_CARD: 0, SCARD_UNPOWER_CARD: unpower };
  return { pcsc: { Context, ...constants, ...dispositions } as unknown as Pcsc, log };
}

const fails = (sentence: string) => (): Promise<Uint8Array> => Promise.reject(new Error(sentence));

async function transmitTo(script: Script) {
  const { pcsc, log } = fakePcsc(script);
  const troubles: string[] = [];
  const card = new PcscCard(pcsc, (what) => troubles.push(what));
  const answer = await card.transmit('R#1', command);
  return { answer, log, troubles };
}

test('a card swapped while we connect gets no command meant for the first', async () => {
  const { answer, log } = await transmitTo({ counters: [1, 3], connect: async () => hex('90 00') });
  expect(answer).toEqual({ ok: false, reason: 'removed' });
  expect(log).toEqual(['disconnect', 'close']);
});

test('a card that left before we connect is gone', async () => {
  const { answer } = await transmitTo({ counters: [2], connect: async () => hex('90 00') });
  expect(answer).toEqual({ ok: false, reason: 'removed' });
});

test('an empty answer is a removal, once the daemon has seen it', async () => {
  const { answer } = await transmitTo({ counters: [1, 1, 1, 2], connect: async () => hex('') });
  expect(answer).toEqual({ ok: false, reason: 'removed' });
});

test.each(['', '90'])(
  'the answer «%s» of a card that stays in is a fault, and never a reading',
  async (text) => {
    const { answer, log } = await transmitTo({ counters: [1], connect: async () => hex(text) });
    expect(answer).toEqual({ ok: false, reason: 'fault' });
    // Without current it forgets whatever it was doing.
    expect(log.slice(0, 2)).toEqual(['transmit', 'unpower']);
  },
);

test.each([
  ['Transaction failed', 'fault'],
  ['Communication error', 'fault'],
  ['Sharing violation', 'fault'],
  ['Card is unresponsive', 'timeout'],
])('«%s» with the card still in is the card’s fault, not the reader’s: %s', async (said, reason) => {
  const { answer, troubles } = await transmitTo({ counters: [1], connect: fails(said) });
  expect(answer).toEqual({ ok: false, reason });
  expect(troubles).toEqual([said]);
});

test('a failed transmission is the reader’s loss when the reader is in the list no more', async () => {
  const { answer } = await transmitTo({ counters: [1, 1, 0], connect: fails('Reader unavailable') });
  expect(answer).toEqual({ ok: false, reason: 'lost' });
});

test('a failed transmission is the daemon’s loss when the daemon does not answer any more', async () => {
  const { answer } = await transmitTo({ counters: [1, 1, -1], connect: fails('Internal error') });
  expect(answer).toEqual({ ok: false, reason: 'lost' });
});

test('a failed transmission is a removal when the daemon finds the slot empty a moment later', async () => {
  const { answer } = await transmitTo({ counters: [1, 1, 1, 1, 2], connect: fails('Transaction failed') });
  expect(answer).toEqual({ ok: false, reason: 'removed' });
});

test('the native package may be absent', () => {
  const absent = (): never => {
    throw new Error('Cannot find module');
  };
  expect(loadPcsc(absent)).toBeNull();
});

test('without the native package the process says so, and goes on living', async () => {
  // The loader's hooks reach `require` too: this process finds every package but that one.
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => {
      if (name === 'smartcard') throw new Error('Cannot find module');
      return next(name, context);
    } });`;
  const child = fork(processFile, [''], {
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(hook)}`],
    serialization: 'advanced',
  });
  const [first]: unknown[] = await once(child, 'message');
  const [second]: unknown[] = await once(child, 'message');
  for (const message of [first, second]) {
    expect(ReportSchema.parse(message)).toEqual({
      type: 'slot',
      state: { slot: 'no-reader', reason: 'no-pcsc-binding' },
    });
  }
  const exit = once(child, 'exit');
  // The agent is gone: the channel closes, and the process must not outlive it.
  child.disconnect();
  await exit;
});
