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

/** What a test says of the native package: the reader's event number at each look, and what connecting gives. */
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
      const state = (counterNow() << 16) | present;
      const card = {
        transmit: async () => {
          log.push('transmit');
          return await connect();
        },
        disconnect: () => log.push('disconnect'),
      };
      return [{ name: 'R', state, atr: null, connect: async () => card }];
    }
    waitForChange = async () => null;
    close = () => log.push('close');
  }
  const constants = { SCARD_SHARE_EXCLUSIVE: 1, SCARD_PROTOCOL_T0: 1, SCARD_PROTOCOL_T1: 2 };
  const states = { SCARD_STATE_CHANGED: 2, SCARD_STATE_PRESENT: present, SCARD_STATE_MUTE: 0x200 };
  return { pcsc: { Context, ...constants, ...states, SCARD_LEAVE_CARD: 0 } as unknown as Pcsc, log };
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

test('an empty answer means that the card has gone', async () => {
  const { answer } = await transmitTo({ counters: [1], connect: async () => hex('') });
  expect(answer).toEqual({ ok: false, reason: 'removed' });
});

test('a failed transmission with the card still in is a card that does not answer', async () => {
  const { answer } = await transmitTo({ counters: [1], connect: fails('Transaction failed') });
  expect(answer).toEqual({ ok: false, reason: 'timeout' });
});

test('a failed transmission is a removal when the daemon finds the slot empty a moment later', async () => {
  const { answer } = await transmitTo({ counters: [1, 1, 1, 1, 2], connect: fails('Transaction failed') });
  expect(answer).toEqual({ ok: false, reason: 'removed' });
});

test('an error we have no name for is the reader’s, and its sentence is reported', async () => {
  const { answer, troubles, log } = await transmitTo({ counters: [1], connect: fails('Internal error') });
  expect(answer).toEqual({ ok: false, reason: 'lost' });
  expect(troubles).toEqual(['Internal error']);
  expect(log).toEqual(['transmit', 'disconnect', 'close']);
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
