/**
 * The part of the port that deals with the patient's own access by internet: TD1.5a opens it, TD1.5b changes the channel
 * of its one-time codes, TD1.5d gives new codes.
 *
 * TD1.5a, b and d are no longer in the official WSDL since the annex of 11/06/2024, and note 10 of PDT-INF-526 keeps what
 * is left of them to records that Mon espace santé does not hold. Their shapes here are those of the older official
 * samples; whether the service still answers them is not public. In the regime mes-2022 a `refused` is to be expected.
 *
 * Login and password are secrets: the gateway neither logs nor keeps them, and the outcome that carries them does not
 * print. They go on paper, or are split over two channels, never both on one electronic channel (EX_GEN-1470).
 */
import type { Identity } from '../../contract/index.ts';
import type { NoSuccess } from './dmp.ts';

/** Where one-time codes go. `number`: ten digits, 06 or 07 (REC_1.5-1100). Giving one opens the account: warn before. */
export type Channel = { kind: 'email'; address: string } | { kind: 'mobile'; number: string };

/** `linkedToMes`: what TD0.2 said; true is refused without a call (`kiosk.linked-to-mes`). Absent: the service will say. */
interface Concerned {
  identity: Identity;
  linkedToMes?: boolean;
}

export interface AccessOrder extends Concerned {
  channel: Channel;
}
export type RenewOrder = Concerned;
export interface ChannelOrder extends Concerned {
  channel: Channel;
  /** add: another one. replace: instead of the one of its kind. remove: no code goes there any more. */
  change: 'add' | 'replace' | 'remove';
}

/**
 * How TD1.5a ends. After `uncertain`, TD0.2 says whether there is an access now (`internetAccess`): its codes are then lost,
 * and TD1.5d gives others.
 */
export type AccessOutcome =
  | { outcome: 'created'; login: string; password: string }
  /** There was one before; its codes are with the patient, or lost. */
  | { outcome: 'exists' }
  | NoSuccess;

/** How TD1.5d ends. Asking again after `uncertain` is harmless: only the last codes are good. */
export type RenewOutcome = AccessOutcome | { outcome: 'no-access' };

/** How TD1.5b ends. `exists`: a channel of that kind was there before. */
export type ChannelOutcome =
  | { outcome: 'changed' }
  | { outcome: 'exists' }
  | { outcome: 'no-access' }
  | NoSuccess;

export interface InternetAccess {
  /** TD1.5a. */
  createAccess(order: AccessOrder): Promise<AccessOutcome>;
  /** TD1.5d: new login and password, also for an access that is locked. */
  renewAccess(order: RenewOrder): Promise<RenewOutcome>;
  /** TD1.5b. */
  changeAccess(order: ChannelOrder): Promise<ChannelOutcome>;
}
