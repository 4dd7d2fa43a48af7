/**
 * The port to whoever may read an ApCV (the carte Vitale on a phone): that takes an authorisation of the GIE
 * SESAM-Vitale, and what the code holds is not public. Here its bytes are handed over unread.
 */

/** A licensed driver adds its own outcomes here; today there is none. */
export interface ApcvOutcome {
  outcome: 'not-licensed';
}

export interface ApcvDriver {
  /** `payload` is wiped as soon as the answer is there, or late: a driver keeps no reference to it. */
  read(payload: Uint8Array): Promise<ApcvOutcome>;
}

export const apcvNotLicensed: ApcvDriver = {
  read: async () => ({ outcome: 'not-licensed' }),
};
