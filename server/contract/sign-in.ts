/**
 * How professionals sign in at the counter's page. The page asks, shows, and goes where it is told: every secret, token
 * and decision stays on the server. Not for kiosks: index.ts does not open this file.
 */

/** psc: Pro Santé Connect. cpam: the provider of the agents of the Assurance maladie. */
export const providerNames = ['psc', 'cpam'] as const;
export type ProviderName = (typeof providerNames)[number];

/**
 * Why somebody was not let in: a closed list.
 *
 * declined       they said no, at the provider or on the phone
 * expired        nobody answered in time
 * not-ours       the answer belongs to no request of this browser: wrong state, or a code used before
 * not-proven     what came does not prove anything: wrong issuer, nonce, signature, or a malformed answer
 * too-weak       they signed in at the provider by a weaker way than asked for
 * too-old        they signed in at the provider too long ago
 * other-person   somebody else than the one who was asked answered
 * unknown-login  the provider knows nobody by this number
 * no-profile     no professional profile (SubjectRefPro), or none with a workplace
 * profession     a profession that does not use this page
 * not-agent      signed in, but no agent of the Assurance maladie
 * no-site        they work in no structure where a kiosk of ours stands
 * too-many       too many requests for a moment
 * unreachable    the provider does not answer, or says that it cannot
 */
export const signInRefusals = [
  'declined',
  'expired',
  'not-ours',
  'not-proven',
  'too-weak',
  'too-old',
  'other-person',
  'unknown-login',
  'no-profile',
  'profession',
  'not-agent',
  'no-site',
  'too-many',
  'unreachable',
] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

/** GET /api/sign-in: what may be pressed, and where this browser stands. */
export interface SignInOffer {
  /** phone: the request can also be sent to the phone of a professional. */
  providers: { name: ProviderName; phone: boolean }[];
  /** Invented staff without a password: never in production. */
  development: boolean;
  attempt: SignInAttempt | null;
}

export type SignInAttempt =
  | { state: 'away' }
  /** `binding`: two digits that the phone must show too. */
  | { state: 'phone'; binding: string; secondsLeft: number }
  | { state: 'proven'; name: string; places: SignInPlace[] }
  | { state: 'refused'; reason: SignInRefusal };

/** One way to work here: an exercice in a structure, at a site of ours. */
export interface SignInPlace {
  place: number;
  siteName: string;
  /** As the provider names it; empty for an agent of the Assurance maladie. */
  structureName: string;
  /** Code of the profession; null for an agent of the Assurance maladie. */
  profession: string | null;
}

/** POST /api/sign-in `{ provider }`: where the browser must go. */
export type SignInBegun = { answer: 'go'; address: string } | { answer: 'refused'; reason: SignInRefusal };

/** POST /api/sign-in/phone `{ number }`: the RPPS, 11 digits. What came of it is in the offer. */
export interface PhoneAsk {
  number: string;
}

/** DELETE /api/session. `leave`: a form to post, so that the provider closes its own session too. */
export interface SignedOut {
  answer: 'done';
  leave: { address: string; fields: Record<string, string> } | null;
}
