/** Every failure that a kiosk can be told, as application/problem+json `{ code, reference }`. */
import { z } from 'zod';

export const problemCodes = [
  /** The body is not what the contract says. */
  'malformed-request',
  'too-large',
  'unsupported-media-type',
  'unknown-address',
  /** No certificate, an unknown kiosk, or one that was revoked. */
  'unknown-kiosk',
  /** The same request id came with other content. */
  'request-id-reused',
  /** Another opening for this person is under way or done. */
  'person-already-served',
  /** In the regime mes-2022 software may not create. */
  'regime-forbids-creation',
  /** A representative answers, and no papers were accepted for this visit at this kiosk. */
  'papers-not-seen',
  /** The call named is not of this kiosk, or is over. */
  'call-not-open',
  /** The record named is not there, or no longer in a state that allows this. */
  'record-not-available',
  /** The national service did not answer; nothing was recorded. */
  'national-service-unavailable',
  /** Our database does not answer; nothing was recorded unless the request id says otherwise. */
  'database-unavailable',
  'internal',
] as const;

export const ProblemSchema = z.object({
  code: z.enum(problemCodes),
  /** Names this failure in the logs; holds nothing about anybody. */
  reference: z.string().max(64),
});
export type Problem = z.infer<typeof ProblemSchema>;
export type ProblemCode = Problem['code'];
