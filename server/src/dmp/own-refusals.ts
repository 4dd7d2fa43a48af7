/**
 * What the gateway refuses by itself, before anything is sent. They are refusals like the service's (`refused`), told
 * apart by a code that no national name looks like. Pure.
 */

export type OwnRefusalCode =
  /** The matrix gives this transaction to nobody who asks like this (rights.ts). */
  | 'kiosk.rights'
  /** The regime of the site has no such transaction any more. */
  | 'kiosk.regime'
  /** Mon espace santé holds this record: its administration is out of reach of software (note 10). */
  | 'kiosk.linked-to-mes'
  /** A mobile number or an e-mail address that cannot be one (REC_1.5-1100). */
  | 'kiosk.channel'
  /** There is no open record to change: TD1.3a was asked first. */
  | 'kiosk.no-open-record'
  /** A self-authorization that nobody asked for just now (EX_0.3-1010). */
  | 'kiosk.no-explicit-act'
  /** The professional in whose name it was asked has left, or proved who they are too long ago (EX_AIR-085). */
  | 'kiosk.signed-out'
  | 'kiosk.login-expired'
  /** They work in another structure than the one whose certificate would seal their VIHF. */
  | 'kiosk.other-structure';

export interface OwnRefusal {
  outcome: 'refused';
  code: OwnRefusalCode;
}

export function refuse(code: OwnRefusalCode): OwnRefusal {
  return { outcome: 'refused', code };
}
