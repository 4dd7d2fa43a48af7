/**
 * The person at the kiosk and the counter of its site: how a kiosk stands, its calls, and what a person of the counter
 * answered. Nothing here says who is being served, or what they decided.
 */
import { z } from 'zod';

/**
 * help: « Aide ». papers: a parent or a guardian shows their papers. explanation: both questions stay open, a person
 * explains. card-forgotten: the visit is over and its card still in.
 */
export const CallKindSchema = z.enum(['help', 'papers', 'explanation', 'card-forgotten']);
export type CallKind = z.infer<typeof CallKindSchema>;

/** What a person of the counter says at the end of a call. accepted, not-accepted: the papers. explained: that it was. */
export const VerdictSchema = z.enum(['accepted', 'not-accepted', 'explained']);
export type Verdict = z.infer<typeof VerdictSchema>;

/**
 * PUT /v1/calls/{callId}: the kiosk asks for somebody; the id is a UUIDv7 of its own, and the same call twice is one
 * call. Answers CallState. `visitId` is null outside a visit. `as`: for papers, who stands there.
 */
export const PlaceCallSchema = z.strictObject({
  kind: CallKindSchema,
  visitId: z.uuidv7().nullable(),
  as: z.enum(['parent', 'guardian']).nullable(),
});
export type PlaceCall = z.infer<typeof PlaceCallSchema>;

/** waiting: the counter sees it. taken: somebody said that they come. over: ended by the counter or by the kiosk. */
export const CallStateSchema = z.strictObject({
  callId: z.uuidv7(),
  state: z.enum(['waiting', 'taken', 'over']),
  /** Calls of this site that came before and still wait. */
  ahead: z.int().min(0).max(999),
  verdict: VerdictSchema.nullable(),
});
export type CallState = z.infer<typeof CallStateSchema>;

/** DELETE /v1/calls/{callId}: the person at the kiosk needs nobody any more, or is gone. Answers 204. */

/**
 * GET /v1/kiosk/calls: server-sent events, for as long as the kiosk listens: `event: calls`, all calls of this kiosk
 * that are not over, and each one once more when it is.
 */
export const KioskCallsSchema = z.strictObject({ calls: z.array(CallStateSchema).max(20) });
export type KioskCalls = z.infer<typeof KioskCallsSchema>;

/**
 * PUT /v1/kiosk/phase: what the counter may know of a kiosk, told at each change and every 30 s; answers 204. `ending`
 * begins with the answer and is the same for a yes, a no and a closure.
 */
export const PhaseSchema = z.enum([
  'free',
  'arriving',
  'informing',
  'deciding',
  'ending',
  'card-forgotten',
  'out-of-service',
  'maintenance',
]);
export type Phase = z.infer<typeof PhaseSchema>;
export const TellPhaseSchema = z.strictObject({ phase: PhaseSchema });

/** Why a person is sent to the counter with a number. No reason says what they decided. */
export const HandOverReasonSchema = z.enum([
  'minor',
  'minors-not-served',
  'papers-not-accepted',
  'no-number',
  'wrong-number',
  'birth-date-unreadable',
  'identity-not-recognised',
  'barred',
  'card-unreadable',
  'not-me',
  'explanation',
  'service-refused',
  'answer-unknown',
  'ticket',
]);
export type HandOverReason = z.infer<typeof HandOverReasonSchema>;

/**
 * PUT /v1/hand-overs/{id}: six characters to say at the counter, valid two hours at this site, once. The same id twice
 * gives the same code.
 */
export const HandOverSchema = z.strictObject({ reason: HandOverReasonSchema });
export const HandOverCodeSchema = z.strictObject({ code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{6}$/) });
export type HandOverCode = z.infer<typeof HandOverCodeSchema>;
