/**
 * A second client of the PC/SC daemon that only looks: it stamps the moment at which the daemon tells of a card. The
 * drilled driver is told at that same moment, so its own time can be taken without asking the driver for it.
 * Argument: the reader's name.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadPcsc, type Pcsc } from '../../../kiosk-agent/src/card/pcsc/pcsc-native.ts';
import { monotonicMs } from './clock.ts';

/** `looking` once, when it has begun; then `seen` for every card. */
export interface Sighting {
  type: 'looking' | 'seen';
  atMs: number;
}

const waitMs = 1000;
const retryMs = 200;
const [readerName = ''] = process.argv.slice(2);

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
let isLooking = false;
const pcsc = loadPcsc();
if (pcsc) await lookForEver(pcsc);

async function lookForEver(native: Pcsc): Promise<never> {
  for (;;) {
    await look(native).catch(() => sleep(retryMs));
  }
}

function sayOnce(atMs: number): void {
  if (!isLooking) process.send?.({ type: 'looking', atMs } satisfies Sighting);
  isLooking = true;
}

/** Rejects when the daemon or the reader is gone. */
async function look(native: Pcsc): Promise<void> {
  const context = new native.Context();
  try {
    let wasIn = false;
    for (let atMs = monotonicMs(); ; atMs = monotonicMs()) {
      const reader = context.listReaders().find(({ name }) => name === readerName);
      if (!reader) throw new Error('no such reader');
      sayOnce(atMs);
      const state = reader.state & ~native.SCARD_STATE_CHANGED;
      const isIn = (state & native.SCARD_STATE_PRESENT) !== 0;
      if (isIn && !wasIn) process.send?.({ type: 'seen', atMs } satisfies Sighting);
      wasIn = isIn;
      await context.waitForChange([{ name: reader.name, state }], waitMs);
    }
  } finally {
    context.close();
  }
}
