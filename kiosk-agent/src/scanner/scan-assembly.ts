/**
 * Joins the reports of one scan. It holds 8 KiB at most, and nothing once a scan is over. After a report that cannot be
 * part of a scan, the rest of that scan is skipped: its tail alone would look like a whole payload. Pure: the caller
 * says what time it is.
 */
import { type PosReport, readPosReport } from './pos-report.ts';
import type { DropReason, ScannerEvent } from './scanner.ts';
import type { ScannerProfile } from './scanner-profiles.ts';

export const mostScanBytes = 8 * 1024;
/** From one report to the next of the same scan. */
export const mostGapMs = 500;

type Part = PosReport & { kind: 'part' };

type State =
  | { kind: 'idle' }
  | { kind: 'joining'; aim: string; parts: Uint8Array[]; atMs: number }
  | { kind: 'skipping'; atMs: number };

const idle: State = { kind: 'idle' };

export class ScanAssembly {
  readonly #profile: ScannerProfile;
  #state: State = idle;

  constructor(profile: ScannerProfile) {
    this.#profile = profile;
  }

  /** True while a scan is not over: then `expire` must be called after the gap. */
  get midway(): boolean {
    return this.#state.kind !== 'idle';
  }

  /** `nowMs` never goes back. */
  push(report: Uint8Array, nowMs: number): ScannerEvent[] {
    const expired = this.expire(nowMs);
    const read = readPosReport(report, this.#profile);
    if (read.kind === 'other') return expired;
    if (read.kind === 'part') return [...expired, ...this.#take(read, nowMs)];
    return [...expired, ...this.#spoil('malformed', read.more, nowMs)];
  }

  /** Drops a scan whose next report has not come in time. */
  expire(nowMs: number): ScannerEvent[] {
    if (this.#state.kind === 'idle' || nowMs - this.#state.atMs <= mostGapMs) return [];
    return this.#drop('half', idle);
  }

  /** Forgets, and wipes, what it holds. */
  clear(): void {
    this.#become(idle);
  }

  #take(part: Part, nowMs: number): ScannerEvent[] {
    if (this.#state.kind === 'skipping') {
      this.#become(part.more ? { kind: 'skipping', atMs: nowMs } : idle);
      part.data.fill(0);
      return [];
    }
    const cut = this.#state.kind === 'joining' && this.#state.aim !== part.aim;
    const dropped = cut ? this.#drop('other-code', idle) : [];
    return [...dropped, ...this.#join(part, nowMs)];
  }

  #join({ aim, data, more }: Part, nowMs: number): ScannerEvent[] {
    const before = this.#state.kind === 'joining' ? this.#state.parts : [];
    const parts = [...before, data];
    if (bytesOf(parts) > mostScanBytes) {
      data.fill(0);
      return this.#spoil('too-long', more, nowMs);
    }
    this.#state = { kind: 'joining', aim, parts, atMs: nowMs };
    if (more) return [];
    const whole = joined(parts);
    this.#become(idle);
    return [{ type: 'scan', scan: { aim, data: this.#withoutSuffix(whole) } }];
  }

  /** A view on the same bytes: whoever wipes it leaves only the suffix. */
  #withoutSuffix(data: Uint8Array): Uint8Array {
    const { suffix } = this.#profile;
    return suffix !== null && data.at(-1) === suffix ? data.subarray(0, -1) : data;
  }

  #spoil(reason: DropReason, more: boolean, nowMs: number): ScannerEvent[] {
    return this.#drop(reason, more ? { kind: 'skipping', atMs: nowMs } : idle);
  }

  /** What is being skipped was told when it was spoiled. */
  #drop(reason: DropReason, next: State): ScannerEvent[] {
    const told = this.#state.kind === 'skipping';
    this.#become(next);
    return told ? [] : [{ type: 'dropped', reason }];
  }

  #become(next: State): void {
    if (this.#state.kind === 'joining') for (const part of this.#state.parts) part.fill(0);
    this.#state = next;
  }
}

/** No copy is left behind, as `Buffer.concat` and another copy would. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(bytesOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
