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
  /** The way to it is one-way (CUPS): it takes jobs, and nobody can tell what becomes of them. */
  'untold',
  /** Another program holds it. */
  'in-use',
  /** This machine does not let the agent open it: a matter for the installer. */
  'not-allowed',
  /** Nothing at its address. */
  'absent',
]);
export type PrinterState = z.infer<typeof PrinterStateSchema>;

export const TicketStateSchema = z.discriminatedUnion('ticket', [
  z.strictObject({ ticket: z.literal('printed') }),
  /** Nothing came out. */
  z.strictObject({ ticket: z.literal('not-printed'), printer: PrinterStateSchema }),
  /** Nothing proves that it came out whole: a reprint carries a new code and kills the former. */
  z.strictObject({ ticket: z.literal('unknown'), printer: PrinterStateSchema }),
]);
export type TicketState = z.infer<typeof TicketStateSchema>;
