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

/**
 * What the ticket would have carried, for the screen to show in its place. A secret: told only while nothing came out
 * on paper and the person is there; gone with the visit, with a reprint, and as soon as it may be dead.
 */
export const CodeOnScreenSchema = z.strictObject({
  /** XXXX-XXXXX-XXXXX. */
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{5}){2}$/),
  /** The activation page as people type it, without the code. */
  page: z.string().max(200),
  /** The QR with page and code: one text of 0 and 1 (dark) a row, without the quiet zone. */
  qr: z
    .array(z.string().regex(/^[01]{21,57}$/))
    .min(21)
    .max(57),
});
export type CodeOnScreen = z.infer<typeof CodeOnScreenSchema>;

export const TicketStateSchema = z.discriminatedUnion('ticket', [
  /** Paper, phone or nothing: not said yet. The code is not drawn before. */
  z.strictObject({ ticket: z.literal('not-asked') }),
  /** Chosen in the place of paper. */
  z.strictObject({ ticket: z.literal('on-screen'), codeOnScreen: CodeOnScreenSchema }),
  z.strictObject({ ticket: z.literal('printed') }),
  /** Nothing came out. */
  z.strictObject({
    ticket: z.literal('not-printed'),
    printer: PrinterStateSchema,
    codeOnScreen: CodeOnScreenSchema.optional(),
  }),
  /** Nothing proves that it came out whole: a reprint carries a new code and kills the former. */
  z.strictObject({ ticket: z.literal('unknown'), printer: PrinterStateSchema }),
]);
export type TicketState = z.infer<typeof TicketStateSchema>;

export const PaperOfVisitSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('printing') }),
  z.strictObject({ state: z.literal('printed') }),
  z.strictObject({ state: z.literal('not-printed'), printer: PrinterStateSchema }),
  z.strictObject({ state: z.literal('unknown'), printer: PrinterStateSchema }),
  /** Chosen in the place of paper: the same words on a page of the server, to scan. */
  z.strictObject({
    state: z.literal('on-screen'),
    page: CodeOnScreenSchema.shape.page,
    qr: CodeOnScreenSchema.shape.qr,
  }),
]);
export type PaperOfVisit = z.infer<typeof PaperOfVisitSchema>;
