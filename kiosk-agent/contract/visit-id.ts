/** Names one visit, from card in to wiped. Holds the moment and chance, nothing of the person. */
import { z } from 'zod';

export const VisitIdSchema = z.uuidv7();
export type VisitId = z.infer<typeof VisitIdSchema>;
