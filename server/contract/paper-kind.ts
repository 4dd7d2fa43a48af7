/** The sheets without a secret: receipts, and guides where the kiosk may only show the way. On paper, or on the phone. */
import { z } from 'zod';

export const PaperKindSchema = z.enum([
  'information',
  'refusal',
  'later',
  'closure',
  'closure-requested',
  'guide-activate',
  'guide-oppose',
  'guide-close',
  'guide-reopen',
]);
export type PaperKind = z.infer<typeof PaperKindSchema>;
