/** The tests behind the installer's buttons, each ended with a sentence. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterState } from '../../contract/printer.ts';
import { hidHealth, printerHealth } from '../health/port-health.ts';
import { lightStateOf } from '../light/kiosk-light.ts';
import type { LightState, StatusLight } from '../light/status-light.ts';
import type { PrintOutcome } from '../printer/printer.ts';
import type { ScanOutcome } from '../scanner/scan-desk.ts';
import { scanSentence } from '../scanner/scan-sentences-fr.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { CardTest, CardTestResult } from './card-test.ts';
import type { FirstOf } from './first-of.ts';
import { reasonSentences, testFr } from './text-fr.ts';
import type { DeviceTests, TestResult } from './workbench.ts';

interface DeviceTestParts {
  card: CardTest;
  printTest: () => Promise<PrintOutcome>;
  light: StatusLight;
  /** What the scan desk says of each scan. */
  scans: FirstOf<ScanOutcome>;
  board: StateBoard;
  /** How long a card or a code is waited for. */
  waitMs?: number;
  /** How long each colour stays. */
  colourMs?: number;
}

const usualWaitMs = 30_000;
const usualColourMs = 1_000;

export function deviceTests(parts: DeviceTestParts): DeviceTests {
  const { card, printTest, light, scans, board, waitMs = usualWaitMs, colourMs = usualColourMs } = parts;
  const patience = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  return {
    card: async (signal) => cardEnd(await card.run(patience(signal))),
    printer: async () => printEnd(await printTest()),
    light: (signal) => showColours(light, board, colourMs, signal),
    scanner: async (signal) => scanEnd(await scans.next(patience(signal))),
  };
}

const passed = (sentence: string): TestResult => ({ ok: true, sentence });
const failed = (sentence: string): TestResult => ({ ok: false, sentence });

function cardEnd(result: CardTestResult): TestResult {
  switch (result.outcome) {
    case 'read':
      return passed(testFr.cardRead(result.holders, result.ms));
    case 'problem':
      return failed(testFr.cardProblem(result.problem, result.ms));
    case 'removed':
      return failed(testFr.cardRemoved);
    case 'lost':
      return failed(testFr.cardLost);
    case 'silent':
      return failed(testFr.cardSilent);
    case 'no-card':
      return failed(testFr.noCard);
    default:
      return result satisfies never;
  }
}

function printEnd(result: PrintOutcome): TestResult {
  if (result.outcome === 'printed') return passed(testFr.printed);
  const reason = printerReason(result.state);
  return failed(result.outcome === 'not-printed' ? testFr.notPrinted(reason) : testFr.printUnknown(reason));
}

function printerReason(state: PrinterState): string {
  const health = printerHealth(state);
  return 'reason' in health ? reasonSentences[health.reason] : '';
}

const shown: readonly LightState[] = ['free', 'busy', 'help', 'out-of-order', 'off'];

/** Each colour for a moment, then back to what the kiosk has to say. */
async function showColours(
  light: StatusLight,
  board: StateBoard,
  colourMs: number,
  signal: AbortSignal,
): Promise<TestResult> {
  const health = hidHealth(light.status());
  if (health.health !== 'ready') {
    return failed(testFr.lightFailed('reason' in health ? reasonSentences[health.reason] : ''));
  }
  try {
    for (const state of shown) {
      light.show(state);
      await sleep(colourMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  } finally {
    light.show(lightStateOf(board.state()));
  }
  return passed(testFr.lightShown);
}

function scanEnd(outcome: ScanOutcome | null): TestResult {
  if (outcome === null) return failed(testFr.noScan);
  const good = outcome.kind === 'ins' || outcome.kind === 'apcv';
  return { ok: good, sentence: scanSentence(outcome) };
}
