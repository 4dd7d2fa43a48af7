/** Watches one PC/SC slot for ever, through any number of daemons and readers. Runs in the PC/SC process. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlotState } from '../slot.ts';
import { ReaderChoice, type SeenReader } from './choose-reader.ts';
import type { Pcsc, PcscContext, PcscReaderHandle } from './pcsc-native.ts';

/** Also the heartbeat of the process. */
const lookMs = 1000;
const unsurePauseMs = 100;
const backoffMs = [100, 250, 500, 1000, 2000] as const;

export interface Watch {
  pcsc: Pcsc;
  /** Parts of readers' names, the most wanted first, with `;` between them; empty: choose one. */
  configured: string;
  see(state: SlotState): void;
  choose(readerName: string): void;
}

/** A lost daemon kills the context and nothing revives it: a new one is made, after a pause that grows. */
export async function watchSlot(watch: Watch): Promise<never> {
  const choice = new ReaderChoice(watch.configured);
  for (let failures = 0; ; failures += 1) {
    const context = openContext(watch.pcsc);
    if (context) {
      failures = 0;
      await follow(watch, context, choice);
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
async function follow(watch: Watch, context: PcscContext, choice: ReaderChoice): Promise<void> {
  let told: string | null = null;
  for (;;) {
    const readers = look(watch.pcsc, context);
    if (readers === 'lost') return;
    // A reader that went while the daemon was asked: nothing is known of any of them until the next look.
    if (readers !== 'unsure') {
      const reader = choice.choose(readers);
      if (reader && reader.name !== told) watch.choose(reader.name);
      told = reader?.name ?? null;
      watch.see(reader?.slot ?? { slot: 'no-reader', reason: 'no-such-reader' });
    }
    await change(context, readers);
  }
}

interface Seen extends SeenReader {
  /** What a driver's wait must be told that we know. */
  known: { name: string; state: number };
  slot: SlotState;
}

function look(pcsc: Pcsc, context: PcscContext): Seen[] | 'unsure' | 'lost' {
  const broken = pcsc.SCARD_STATE_UNAVAILABLE | pcsc.SCARD_STATE_UNKNOWN;
  const told = broken | pcsc.SCARD_STATE_EMPTY | pcsc.SCARD_STATE_PRESENT;
  try {
    const readers = context.listReaders();
    if (readers.some(({ state }) => !(state & told))) return 'unsure';
    // Still in the list, but its driver does not reach it any more: as good as unplugged.
    return readers.filter(({ state }) => !(state & broken)).map((reader) => seen(pcsc, reader));
  } catch {
    // Whatever the daemon's error, this context is of no more use.
    return 'lost';
  }
}

function seen(pcsc: Pcsc, reader: PcscReaderHandle): Seen {
  const slot = slotStateOf(pcsc, reader);
  const known = { name: reader.name, state: reader.state & ~pcsc.SCARD_STATE_CHANGED };
  const atr = slot.slot === 'card' ? slot.atr : null;
  return { name: reader.name, isOccupied: slot.slot !== 'empty', atr, known, slot };
}

/** Waits for the next difference in any slot, or for the time to look again. */
async function change(context: PcscContext, readers: Seen[] | 'unsure'): Promise<void> {
  if (readers === 'unsure') await sleep(unsurePauseMs);
  else if (readers.length === 0) await sleep(lookMs);
  else {
    const known = readers.map((reader) => reader.known);
    // It refuses when a reader has just gone, or the daemon: the next look tells which.
    await context.waitForChange(known, lookMs).catch(() => sleep(unsurePauseMs));
  }
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

/** The reader in the name of an insertion. */
export function readerOf(insertion: string): string {
  return insertion.slice(0, insertion.lastIndexOf('#'));
}
