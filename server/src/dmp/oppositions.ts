/**
 * The only place where consent becomes opposition (EX_1.1-1050): the screen asks "may they open it?", the message says
 * whether the person is opposed. The domain never says opposition, the wire never says consent to these two accesses.
 */
import type { Consent } from '../../contract/index.ts';

export interface Oppositions {
  /** OPPOSITION_BRIS_DE_GLACE: a caregiver, when the person cannot speak. */
  breakGlass: boolean;
  /** OPPOSITION_ACCES_URGENCE: the emergency call centre (centre 15). */
  emergencyCall: boolean;
}

export function oppositions(
  consent: Pick<Consent, 'breakGlassConsent' | 'emergencyCallConsent'>,
): Oppositions {
  return { breakGlass: !consent.breakGlassConsent, emergencyCall: !consent.emergencyCallConsent };
}

/** The way back: what a stored opposition (TD1.3a) says of the consent. Null stays null: not said is not an answer. */
export function consentFrom(opposition: boolean | null): boolean | null {
  return opposition === null ? null : !opposition;
}
