/** How far a visit has come, in as few touches as that takes. */
import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { at, choosing, deciding } from '../states.ts';
import type { Kiosk, Tap } from './kiosk.ts';

/** Somebody said « it is me ». */
export function identified(kiosk: Kiosk, visit: Visit = deciding(), more: Partial<AgentState> = {}): void {
  kiosk.show(at(choosing()));
  kiosk.tap('YES');
  kiosk.show(at(visit, more));
}

/** As many screens further as there are « Suivant ». */
export const further = (steps: number): Tap[] => Array.from({ length: steps }, () => 'NEXT');

/** The five explanations were read; the first question is asked. */
export function explained(kiosk: Kiosk, visit: Visit = deciding(), more: Partial<AgentState> = {}): void {
  identified(kiosk, visit, more);
  kiosk.tap(...further(5));
}

/** Both questions were answered as they should; the decision is asked. */
export function understood(kiosk: Kiosk, visit: Visit = deciding(), more: Partial<AgentState> = {}): void {
  explained(kiosk, visit, more);
  kiosk.tap('QUIZ_NO', 'QUIZ_YES');
}

/** A yes, and both choices; the summary is shown. */
export function reviewed(kiosk: Kiosk, visit: Visit = deciding()): void {
  understood(kiosk, visit);
  kiosk.tap('YES', 'YES', 'NO');
}

/** Both misses of the first question: a person shall explain. */
export function toStaff(kiosk: Kiosk): void {
  explained(kiosk);
  kiosk.tap('QUIZ_YES', 'NEXT', 'QUIZ_UNKNOWN');
}
