/** What our process and the one that drives the desktop say to each other, over Node's IPC channel. */
import { z } from 'zod';
import { fieldNames } from '../field-text.ts';
import { fieldOutcomes, fillEnds } from './desktop-automation.ts';

const FieldSchema = z.strictObject({
  field: z.enum(fieldNames),
  value: z.string(),
  tabs: z.int(),
});

const PlanSchema = z.strictObject({
  window: z.strictObject({ title: z.string(), process: z.string().nullable() }),
  fields: z.array(FieldSchema),
  pasteKeys: z.enum(['shift-insert', 'ctrl-v']),
  selectKeys: z.enum(['ctrl-a', 'home-shift-end']),
  settleMs: z.number(),
  aimMs: z.number(),
  steadyMs: z.number(),
});

/** One order, one process, one end. */
export const OrderSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('fill'), plan: PlanSchema }),
  /** Puts a text into the clipboard, for the person to paste. */
  z.strictObject({ order: z.literal('offer'), text: z.string() }),
  /** Lets go of every key and empties the clipboard: also after a process that died. */
  z.strictObject({ order: z.literal('tidy') }),
]);
export type Order = z.infer<typeof OrderSchema>;

export const TidingSchema = z.discriminatedUnion('tiding', [
  z.strictObject({
    tiding: z.literal('field'),
    report: z.strictObject({ field: z.enum(fieldNames), outcome: z.enum(fieldOutcomes) }),
  }),
  z.strictObject({ tiding: z.literal('end'), end: z.enum(fillEnds), clipboardIsEmpty: z.boolean() }),
]);
export type Tiding = z.infer<typeof TidingSchema>;
