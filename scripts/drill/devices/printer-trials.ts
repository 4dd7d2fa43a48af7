/** What goes wrong with a ticket: one list, of the faults that the virtual printer's operator can make. Pure. */
import type { PrinterProfileName } from '../../../kiosk-agent/src/printer/profiles.ts';
import type { PrinterFaults } from './printer-stand.ts';

export interface PrinterTrial {
  name: string;
  profile: PrinterProfileName;
  faults: PrinterFaults;
  /** Made while the ticket is under way. */
  meanwhile?: { afterMs: number; faults: PrinterFaults };
  /**
   * The printer says that it printed what never came out. Nobody can find that out from our end of the cable: such
   * trials are counted apart, and it is the reprint, which kills the former code, that keeps one code alive.
   */
  undetectable?: true;
}

/** A ticket has some 12 kB: three seconds, time enough for a hand to do something in the middle. */
const slow = { bytesPerSecond: 4000 };
const middleMs = 1000;
/** Longer than the driver waits for a proof. */
const tooSlow = { bytesPerSecond: 900 };

const troubles: Omit<PrinterTrial, 'profile'>[] = [
  { name: 'nothing wrong', faults: {} },
  { name: 'paper near its end', faults: { paper: 'near' } },
  { name: 'no paper', faults: { paper: 'out' } },
  { name: 'cover open', faults: { cover: 'open' } },
  { name: 'cutter stuck', faults: { cutter: 'fault' } },
  { name: 'held by a button', faults: { paused: true } },
  { name: 'mute', faults: { mute: true } },
  { name: 'answers with wrong bits', faults: { lies: 'wrong-bits' } },
  { name: 'never answers GS r', faults: { ignoresGsR: true } },
  { name: 'slow', faults: slow },
  { name: 'too slow', faults: tooSlow },
  ...['paper', 'cover', 'cutter', 'paused', 'mute'].map((part) => inTheMiddle(part)),
  { name: 'no paper, says ready', faults: { paper: 'out', lies: 'says-ready' } },
  { name: 'cover open, says ready', faults: { cover: 'open', lies: 'says-ready' } },
  { name: 'paper ends in the middle, says ready', faults: { linesLeft: 5, lies: 'says-ready' } },
  { name: 'no paper, says printed', faults: { paper: 'out', lies: 'says-printed' }, undetectable: true },
  { name: 'paper ends, says printed', faults: { linesLeft: 5, lies: 'says-printed' }, undetectable: true },
];

function inTheMiddle(part: string): Omit<PrinterTrial, 'profile'> {
  const broken: Record<string, unknown> = {
    paper: 'out',
    cover: 'open',
    cutter: 'fault',
    paused: true,
    mute: true,
  };
  return {
    name: `${part} in the middle`,
    faults: slow,
    meanwhile: { afterMs: middleMs, faults: { [part]: broken[part] } },
  };
}

/** A printer that answers `GS r`, and a kiosk module that shows its outlet instead. */
export const troubleTrials: readonly PrinterTrial[] = [
  ...troubles.map((trouble) => ({ ...trouble, profile: 'generic-80' as const })),
  ...troubles.map((trouble) => ({
    ...trouble,
    name: `${trouble.name} (outlet)`,
    profile: 'custom-kpm' as const,
    faults: { ...trouble.faults, outlet: 'empty' },
  })),
];

export function paperOutTrial(linesLeft: number): PrinterTrial {
  return { name: `paper out after line ${linesLeft}`, profile: 'generic-80', faults: { linesLeft } };
}

export function cutTrial(bytes: number): PrinterTrial {
  return { name: `cable cut after byte ${bytes}`, profile: 'generic-80', faults: { cutAfterBytes: bytes } };
}
