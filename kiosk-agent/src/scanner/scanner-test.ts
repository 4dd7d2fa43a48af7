/** The installer's test of the scanner: one code, scanned within the time given. */
import { hidHealth } from '../hid/hid-health.ts';
import { hidSentences } from '../hid/hid-sentences-fr.ts';
import { within } from '../hid/within.ts';
import type { ScanDesk, ScanOutcome } from './scan-desk.ts';
import { scanSentence } from './scan-sentences-fr.ts';
import type { Scanner } from './scanner.ts';

const waitMs = 20_000;

const absent = 'Cette borne n’a pas de lecteur de codes.';
const nothing = 'Aucun code n’a été lu en 20 secondes. Présentez un code INS devant le lecteur.';

export interface DeviceTrial {
  ok: boolean;
  /** In French, for the installer; it names no patient. */
  sentence: string;
}

/** Ends at the first scan, at the signal, or after 20 s. */
export function scannerTest(
  scanner: Scanner,
  desk: ScanDesk,
  deadlineMs: number = waitMs,
): (signal: AbortSignal) => Promise<DeviceTrial> {
  return async (signal) => {
    const health = hidHealth(scanner.status());
    if ('reason' in health) return { ok: false, sentence: hidSentences[health.reason] };
    if (health.health === 'off') return { ok: false, sentence: absent };
    const outcome = await nextOutcome(desk, signal, deadlineMs);
    if (outcome === 'late') return { ok: false, sentence: nothing };
    return { ok: outcome.kind === 'ins' || outcome.kind === 'apcv', sentence: scanSentence(outcome) };
  };
}

async function nextOutcome(
  desk: ScanDesk,
  signal: AbortSignal,
  deadlineMs: number,
): Promise<ScanOutcome | 'late'> {
  const { promise, resolve } = Promise.withResolvers<ScanOutcome | 'late'>();
  const leave = desk.onOutcome(resolve);
  const abort = (): void => resolve('late');
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  try {
    return await within(promise, deadlineMs);
  } finally {
    leave();
    signal.removeEventListener('abort', abort);
  }
}
