/**
 * Says what was scanned, and gives it to whom it concerns: the INS traits to the visit, the bytes of an ApCV to the
 * licensed driver. What the outcome tells is safe for a screen and a log: never a byte of the payload, which is wiped.
 */
import { within } from '../hid/within.ts';
import type { AgentLog } from '../log.ts';
import type { ApcvDriver, ApcvOutcome } from './apcv-driver.ts';
import { type InsRefusal, type InsTraits, readInsDatamatrix } from './ins-datamatrix.ts';
import type { DropReason, Scan, ScannerEvent } from './scanner.ts';
import { type Symbology, symbologyOf } from './symbology.ts';

export type ScanOutcome =
  /** Read, and marked unsigned: never a proof of identity. */
  | { kind: 'ins' }
  | { kind: 'ins-refused'; reason: InsRefusal }
  | { kind: 'apcv'; outcome: ApcvOutcome['outcome'] | 'failed' }
  | { kind: 'not-understood'; symbology: Symbology }
  | { kind: 'dropped'; reason: DropReason }
  /** The scan before is not settled yet. */
  | { kind: 'busy' };

export interface ScanDeskParts {
  apcv: ApcvDriver;
  /** Refuses the identities of tests and demonstrations. */
  production: boolean;
  log: AgentLog;
  /** Takes the traits; without it nobody learns them. */
  onIns?: (ins: InsTraits) => void;
  /** For the licensed driver. */
  apcvMs?: number;
}

export class ScanDesk {
  readonly #parts: ScanDeskParts;
  readonly #listeners = new Set<(outcome: ScanOutcome) => void>();
  #busy = false;

  constructor(parts: ScanDeskParts) {
    this.#parts = parts;
  }

  /** Called after each scan; returns the way out. */
  onOutcome(listener: (outcome: ScanOutcome) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Settles when the outcome was told and the payload wiped. */
  async take(event: ScannerEvent): Promise<void> {
    if (event.type === 'dropped') return this.#tell({ kind: 'dropped', reason: event.reason });
    const { scan } = event;
    try {
      await this.#inTurn(() => this.#route(scan));
    } finally {
      scan.data.fill(0);
    }
  }

  async #inTurn(work: () => Promise<ScanOutcome>): Promise<void> {
    if (this.#busy) return this.#tell({ kind: 'busy' });
    this.#busy = true;
    try {
      this.#tell(await work());
    } finally {
      this.#busy = false;
    }
  }

  async #route({ aim, data }: Scan): Promise<ScanOutcome> {
    const symbology = symbologyOf(aim);
    if (symbology === 'qr') return { kind: 'apcv', outcome: await this.#readApcv(data) };
    if (symbology === 'datamatrix') return this.#readIns(data);
    return { kind: 'not-understood', symbology };
  }

  #readIns(data: Uint8Array): ScanOutcome {
    const reading = readInsDatamatrix(data, this.#parts);
    if (!reading.ok) return { kind: 'ins-refused', reason: reading.reason };
    this.#parts.onIns?.(reading.ins);
    return { kind: 'ins' };
  }

  async #readApcv(payload: Uint8Array): Promise<ApcvOutcome['outcome'] | 'failed'> {
    const { apcv, log, apcvMs = 5_000 } = this.#parts;
    try {
      const answer = await within(apcv.read(payload), apcvMs);
      return answer === 'late' ? 'failed' : answer.outcome;
    } catch (error) {
      // Its kind only: a message may quote the payload.
      log.error('fault', { driver: 'apcv', error: error instanceof Error ? error.name : typeof error });
      return 'failed';
    }
  }

  #tell(outcome: ScanOutcome): void {
    this.#parts.log.info('scanner.scan', logFields(outcome));
    for (const listener of [...this.#listeners]) listener(outcome);
  }
}

function logFields(outcome: ScanOutcome): { outcome: string; reason?: string } {
  const { kind } = outcome;
  if (kind === 'ins' || kind === 'busy') return { outcome: kind };
  if (kind === 'apcv') return { outcome: kind, reason: outcome.outcome };
  if (kind === 'not-understood') return { outcome: kind, reason: outcome.symbology };
  return { outcome: kind, reason: outcome.reason };
}
