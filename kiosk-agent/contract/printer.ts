/** The printer and the ticket. "Bytes written" is not "printed": a doubt has its own name. */
import { z } from 'zod';

export const PrinterStateSchema = z.enum([
  'ready',
  'near-end',
  'paper-out',
  'cover-open',
  'cutter-fault',
  /** Its former ticket, which carries a secret, was not taken out of the outlet. Told by a few models only. */
  'ticket-waiting',
  /** It says that it is stopped, for a reason that has no name of ours. */
  'off-line',
  /** Connected, but it does not answer questions. */
  'mute',
  /** Nothing at its address. */
  'absent',
]);
export type PrinterState = z.infer<typeof PrinterStateSchema>;

export const TicketStateSchema = z.discriminatedUnion('ticket', [
  z.strictObject({ ticket: z.literal('printed') }),
  /** Nothing came out. */
  z.strictObject({ ticket: z.literal('not-printed'), printer: PrinterStateSchema }),
  /** We lost the printer in the middle: a reprint carries a new code and kills the former. */
  z.strictObject({ ticket: z.literal('unknown'), printer: PrinterStateSchema }),
]);
export type TicketState = z.infer<typeof TicketStateSchema>;
