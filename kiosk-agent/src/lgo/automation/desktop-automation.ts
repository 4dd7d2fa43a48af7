/**
 * Port: writing an identity into the form of the pharmacy's software, on the staff PC. Nothing starts by itself: each
 * call of `fill` answers one click of a person, for one hand-over. Whatever happens, the report says of every field
 * what is known and no more, and the clipboard is emptied at the end.
 */
import type { FieldName } from '../field-text.ts';
import type { LgoForm } from '../profile.ts';

export const automationDrivers = ['off', 'clipboard-only', 'nut', 'simulated'] as const;
export type AutomationDriver = (typeof automationDrivers)[number];

export const fieldOutcomes = [
  /** Nothing was sent to it. */
  'not-tried',
  /** The form gave back exactly the value. */
  'filled-and-read-back',
  /** In the clipboard for the person to paste; nobody read it back. */
  'offered',
  /** It holds something else, or nothing: left as it is. */
  'different',
  /** Another window came to the front before anything was written into it. */
  'window-changed',
  /** We were writing when it ended: it may hold the value, part of it, or nothing. */
  'unknown',
] as const;
export type FieldOutcome = (typeof fieldOutcomes)[number];

export interface FieldReport {
  field: FieldName;
  outcome: FieldOutcome;
}

export const fillEnds = [
  'complete',
  /** Another window was in front when the person's time to bring the form there was over. Nothing was sent. */
  'wrong-window',
  /** The system does not tell the title, or the program, of the window in front. */
  'window-unknown',
  'window-changed',
  /** A field already held something else: nothing was written into it. */
  'not-empty',
  /** A field gave back another value than the one pasted. */
  'different',
  /** The person stopped it, or the process stops. */
  'stopped',
  'deadline',
  /** The process that drives the desktop died. */
  'crashed',
  /** No desktop, or its driver is not installed here. */
  'unavailable',
] as const;
export type FillEnd = (typeof fillEnds)[number];

export interface FillReport {
  fields: FieldReport[];
  end: FillEnd;
  /** cleared: read back as empty. unknown: it may still hold a value. untouched: nothing was put there. */
  clipboard: 'cleared' | 'unknown' | 'untouched';
}

/** What to write, and how this form wants it. Holds the identity: in memory only. */
export interface FillPlan extends Omit<LgoForm, 'fields'> {
  fields: { field: FieldName; value: string; tabs: number }[];
}

/** The person at the desk, for one hand-over. */
export interface Person {
  /** Aborted: stop now. */
  stop: AbortSignal;
  /** Each outcome as it is known; `unknown` while the field is being written. */
  see(report: FieldReport): void;
  /** clipboard-only: resolves when the person says that this field is pasted. */
  pasted(field: FieldName): Promise<void>;
}

export interface DesktopAutomation {
  readonly driver: AutomationDriver;
  /** Never rejects: what went wrong is in the report. One at a time. */
  fill(plan: FillPlan, person: Person): Promise<FillReport>;
}
