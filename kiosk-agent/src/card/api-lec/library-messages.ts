/** What the agent and the process around the licensed library say to each other (IPC, serialization: advanced). */
import { z } from 'zod';
import { LibraryDescriptionSchema } from './library-description.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const turn = z.int();

export const LibraryRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('load'), description: LibraryDescriptionSchema }),
  z.strictObject({ type: z.literal('read'), turn }),
]);
export type LibraryRequest = z.infer<typeof LibraryRequestSchema>;

export const libraryFaults = [
  'no-ffi-binding',
  'library-not-loaded',
  'library-function-missing',
  'library-refused',
] as const;

export const LibraryReportSchema = z.discriminatedUnion('type', [
  /** isDouble: it bears the mark of a double, and knows invented cards only. */
  z.strictObject({ type: z.literal('ready'), isDouble: z.boolean() }),
  /** `what`: the function or the numbers concerned, never anything of a card. */
  z.strictObject({ type: z.literal('unready'), reason: z.enum(libraryFaults), what: z.string() }),
  z.strictObject({ type: z.literal('documents'), turn, documents: z.array(bytes) }),
  z.strictObject({ type: z.literal('refused'), turn, what: z.string() }),
]);
export type LibraryReport = z.infer<typeof LibraryReportSchema>;
