/** What the agent tells its one screen: the whole state at each change, as `event: state` of GET /agent/events. */
import { RegimeSchema } from '@borne/server/contract';
import { z } from 'zod';
import { AssistanceSchema } from './assistance.ts';
import { SlotSchema } from './card.ts';
import { PaperOfVisitSchema, PrinterStateSchema } from './printer.ts';
import { VisitSchema } from './visit.ts';

/** Why nobody can be served at the moment. */
export const OutOfServiceSchema = z.enum([
  'no-reader',
  'server-unreachable',
  'kiosk-unknown',
  /** Somebody works on the kiosk. */
  'maintenance',
]);
export type OutOfService = z.infer<typeof OutOfServiceSchema>;

/** Whether a personal headset is plugged in. unknown: no socket, or nothing is known of it; everybody may hear. */
export const HeadsetSchema = z.enum(['in', 'out', 'unknown']);
export type Headset = z.infer<typeof HeadsetSchema>;

export const AgentStateSchema = z.strictObject({
  /** Null: in service. */
  outOfService: OutOfServiceSchema.nullable(),
  slot: SlotSchema,
  printer: PrinterStateSchema,
  headset: HeadsetSchema,
  visit: VisitSchema,
  assistance: AssistanceSchema,
  /** The sheet asked for in this visit, other than the ticket with its code; null: none yet. */
  paper: PaperOfVisitSchema.nullable(),
  /** Null until the server has named this kiosk once. */
  kiosk: z.strictObject({ siteName: z.string().max(80), regime: RegimeSchema }).nullable(),
  /** True when any device is a double: the screen says so in a band that cannot be missed. */
  simulated: z.boolean(),
});
export type AgentState = z.infer<typeof AgentStateSchema>;
