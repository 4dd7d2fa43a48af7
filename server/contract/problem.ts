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
  /** The person is a minor, and the functions for minors are off (EX_GEN-1550). Nothing was recorded. */
  'minors-not-served',
  /** The kiosk's signed word about the act is not one that we can keep; `reason` says why. Nothing was recorded. */
  'evidence-refused',
  /** The text that was shown is not one that we know, or it is no longer in force. Nothing was recorded. */
  'notice-not-in-force',
  /** The call named is not of this kiosk, or is over. */
  'call-not-open',
  /** The record named is not there, or no longer in a state that allows this. */
  'record-not-available',
  /** The national service did not answer; nothing was recorded. */
  'national-service-unavailable',
  /**
   * INSi does not recognise the identity that the card tells, so nothing can be opened under it; nothing was recorded, and
   * nothing says which part of it (dmp-protocol.md §14).
   */
  'identity-not-recognised',
  /** Our database does not answer; nothing was recorded unless the request id says otherwise. */
  'database-unavailable',
  'internal',
] as const;

/** Why evidence was refused. */
export const evidenceRefusals = [
  /** No compact JWS, or one written in more than one way. */
  'malformed',
  /** The protected header is not the one that we expect, word for word. */
  'header',
  /** The certificate cannot be read, or is not for signing evidence. */
  'certificate',
  'certificate-untrusted',
  'certificate-expired',
  /** It is the certificate of another kiosk, or the payload names one. */
  'other-kiosk',
  'signature',
  /** Not what the contract says. */
  'payload',
  'not-canonical',
  /** The payload is about another act, or says something else than the request does. */
  'other-act',
  'other-regime',
  'other-notice',
  'other-answers',
  'other-actor',
  'other-time',
] as const;
export type EvidenceRefusal = (typeof evidenceRefusals)[number];

export const ProblemSchema = z.object({
  code: z.enum(problemCodes),
  /** Names this failure in the logs; holds nothing about anybody. */
  reference: z.string().max(64),
  /** With `evidence-refused` only. */
  reason: z.enum(evidenceRefusals).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
export type ProblemCode = Problem['code'];
