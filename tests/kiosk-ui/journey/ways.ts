/** How far a visit has come, in as few touches as that takes. */
import type { Visit } from '@borne/kiosk-agent/contract';
import { at, choosing, deciding } from '../states.ts';
import type { Kiosk } from './kiosk.ts';

/** Somebody said « it is me ». */
export function identified(kiosk: Kiosk, visit: Visit = deciding()): void {
  kiosk.show(at(choosing()));
  kiosk.tap('YES');
  kiosk.show(at(visit));
}

/** The three explanations were read. */
export function explained(kiosk: Kiosk): void {
  identified(kiosk);
  kiosk.tap('NEXT', 'NEXT', 'NEXT');
}

/** Every question is answered; the summary is shown. */
export function reviewed(kiosk: Kiosk): void {
  explained(kiosk);
  kiosk.tap('YES', 'YES', 'NO');
}
