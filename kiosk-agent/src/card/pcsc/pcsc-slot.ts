/** Watches one PC/SC slot for ever, through any number of daemons. Runs in the PC/SC process. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlotState } from '../slot.ts';
import { chooseReader } from './choose-reader.ts';
import type { Pcsc, PcscContext, PcscReaderHandle } from './pcsc-native.ts';

/** Also the heartbeat of the process. */
const lookMs = 1000;
const backoffMs = [100, 250, 500, 1000, 2000] as const;

export interface Watch {
  pcsc: Pcsc;
  /** Part of the reader's name; empty: choose one. */
  configured: string;
  see(state: SlotState): void;
  choose(readerName: string): void;
}

/** A lost daemon kills the context and nothing revives it: a new one is made, after a pause that grows. */
export async function watchSlot(watch: Watch): Promise<never> {
  for (let failures = 0; ; failures += 1) {
    const context = openContext(watch.pcsc);
    if (context) {
      failures = 0;
      await follow(watch, context);
      context.close();
    }
    watch.see({ slot: 'no-reader', reason: 'no-daemon' });
    await sleep(backoffMs[Math.min(failures, backoffMs.length - 1)]);
  }
}

function openContext(pcsc: Pcsc): PcscContext | null {
  try {
    return new pcsc.Context();
  } catch {
    // The daemon does not run: a state to report, not an error.
    return null;
  }
}

/** Returns when the daemon is lost. */
async function follow(watch: Watch, context: PcscContext): Promise<void> {
  let current: string | null = null;
  for (;;) {
    const reader = look(watch, context, current);
    if (reader === 'lost') return;
    if (reader && reader.name !== current) watch.choose(reader.name);
    current = reader?.name ?? null;
    watch.see(reader ? slotStateOf(watch.pcsc, reader) : { slot: 'no-reader', reason: 'no-such-reader' });
    if (!(await changed(watch, context, reader))) return;
  }
}

function look({ configured }: Watch, context: PcscContext, current: string | null) {
  try {
    return chooseReader(context.listReaders(), configured, current);
  } catch {
    // Whatever the daemon's error, this context is of no more use.
    return 'lost';
  }
}

/** Waits for the next difference, or for the time to look again. False: the daemon is lost. */
async function changed(
  { pcsc }: Watch,
  context: PcscContext,
  reader: PcscReaderHandle | null,
): Promise<boolean> {
  if (!reader) {
    await sleep(lookMs);
    return true;
  }
  const known = { name: reader.name, state: reader.state & ~pcsc.SCARD_STATE_CHANGED };
  return await context.waitForChange([known], lookMs).then(
    () => true,
    () => false,
  );
}

function slotStateOf(pcsc: Pcsc, reader: PcscReaderHandle): SlotState {
  if (!(reader.state & pcsc.SCARD_STATE_PRESENT)) return { slot: 'empty' };
  const insertion = insertionOf(reader);
  if (reader.state & pcsc.SCARD_STATE_MUTE || !reader.atr?.length) return { slot: 'silent', insertion };
  return { slot: 'card', insertion, atr: Uint8Array.from(reader.atr) };
}

/** The daemon numbers every arrival and departure, so a card swapped between two looks has another name. */
export function insertionOf({ name, state }: { name: string; state: number }): string {
  return `${name}#${state >>> 16}`;
}
