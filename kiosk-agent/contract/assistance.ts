/** The counter, as the screen may know it: who was called, whether somebody comes, and the number to say there. */
import { CallKindSchema, HandOverCodeSchema, HandOverReasonSchema } from '@borne/server/contract';
import { z } from 'zod';
import { VisitIdSchema } from './visit-id.ts';

export const CallViewSchema = z.strictObject({
  kind: CallKindSchema,
  /**
   * sending: not known to have arrived. waiting: the counter shows it. taken: somebody said that they come, and stands
   * beside the person until they end the call. unheard: the counter cannot be reached.
   */
  state: z.enum(['sending', 'waiting', 'taken', 'unheard']),
  /** Calls of this site that came before. */
  ahead: z.int().min(0).max(999),
});
export type CallView = z.infer<typeof CallViewSchema>;

export const AssistanceSchema = z.strictObject({
  /** The one open call of this kiosk. */
  call: CallViewSchema.nullable(),
  /** A person of the counter said, for this very visit, that they explained. */
  explained: z.boolean(),
  /** Asked for by HAND_OVER; unheard: no number can be had, the person goes without. Gone with the visit. */
  handOver: z
    .discriminatedUnion('state', [
      z.strictObject({ state: z.literal('asking') }),
      z.strictObject({ state: z.literal('given'), code: HandOverCodeSchema.shape.code }),
      z.strictObject({ state: z.literal('unheard') }),
    ])
    .nullable(),
});
export type Assistance = z.infer<typeof AssistanceSchema>;

/** POST /agent/assistance/call: « Aide », or the explanation by a person. A second call of a kiosk joins the first. Answers 204. */
export const CallCounterSchema = z.strictObject({
  kind: z.enum(['help', 'explanation']),
  visitId: VisitIdSchema.nullable(),
});
export type CallCounter = z.infer<typeof CallCounterSchema>;

/**
 * POST /agent/assistance/withdraw: nobody is needed any more for this; what a call was asked for beside it still stands.
 * Answers 204, also where there is no call.
 */
export const WithdrawCallSchema = CallCounterSchema;
export type WithdrawCall = z.infer<typeof WithdrawCallSchema>;

/** POST /agent/assistance/hand-over: a number for the counter; answers 204, the state tells the number. */
export const AskHandOverSchema = z.strictObject({ visitId: VisitIdSchema, reason: HandOverReasonSchema });
export type AskHandOver = z.infer<typeof AskHandOverSchema>;
