/**
 * How to call the licensed library "API de lecture Vitale". Its functions come with a licence that this project does
 * not have, so whoever has it writes them, once, in a JSON file beside the library, and nothing of it is in our code.
 *
 * Unverified, from one public program that calls it: a C function takes the folder of `api_lec.ini` (`Hn_Init`), one
 * waits for a card and fills a buffer of the caller with XML in ISO-8859-1 (`Hn_LectureVitaleDonneesIdentification`),
 * one ends (`Hn_Finir`); each returns 0 for success and tells more through pointers to short integers. The roles below
 * are the arguments of those. Where its documents tell the nature and the serial of a card is not public at all.
 */
import { z } from 'zod';

const Path = z.string().min(1).max(1024);
const CName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/);
const Integer = z.enum(['int16', 'uint16', 'int32', 'uint32']);

const ArgumentSchema = z.discriminatedUnion('role', [
  /** `const char *`: the folder of `api_lec.ini`, with its last separator. */
  z.strictObject({ role: z.literal('settings-folder') }),
  /** By value: how long the library may wait for the card. */
  z.strictObject({ role: z.literal('wait-seconds'), type: Integer }),
  /** `char *`: where the library writes its answer. */
  z.strictObject({ role: z.literal('answer') }),
  /** Pointer: the room there is, and then the length of the answer. */
  z.strictObject({ role: z.literal('answer-length'), type: Integer }),
  /** Pointer: a number that is noted in the log (mode, state of the card, error). */
  z.strictObject({ role: z.literal('told'), type: Integer }),
]);
export type LibraryArgument = z.infer<typeof ArgumentSchema>;

const FunctionSchema = z.strictObject({
  name: CName,
  returns: Integer,
  arguments: z.array(ArgumentSchema).max(12),
});
export type LibraryFunction = z.infer<typeof FunctionSchema>;

const ReadingSchema = FunctionSchema.refine(
  ({ arguments: given }) =>
    ['answer', 'answer-length'].every((role) => given.filter((each) => each.role === role).length === 1),
  'a reading has one answer and one answer-length',
);

/** Names of elements from below the root to the one that holds the text. */
const PlaceSchema = z.array(z.string().min(1).max(64)).min(1).max(8);
const ValuesSchema = z.array(z.string().max(32)).min(1).max(16);

export const LibraryDescriptionSchema = z.strictObject({
  library: Path,
  /** `api_lec.ini`, whose line `Ressource_Vitale=` names the PC/SC reader. */
  settings: Path,
  open: FunctionSchema,
  /** All are called for one card, in this order; each gives one document. */
  readings: z.array(ReadingSchema).min(1).max(4),
  close: FunctionSchema,
  /** Where the documents tell whether a card is real, which production must know (EX_GEN-1430). */
  nature: z.strictObject({ place: PlaceSchema, real: ValuesSchema, test: ValuesSchema, demo: ValuesSchema }),
  serial: z.strictObject({ place: PlaceSchema }).optional(),
});
export type LibraryDescription = z.infer<typeof LibraryDescriptionSchema>;

/** Null: not the JSON that it must be. */
export function parseLibraryDescription(text: string): LibraryDescription | null {
  try {
    return LibraryDescriptionSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // No JSON at all.
    return null;
  }
}

/** The PC/SC reader in `api_lec.ini`. Null: the file names none. */
export function readerInSettings(text: string): string | null {
  return /^[ \t]*Ressource_Vitale[ \t]*=[ \t]*(\S.*?)[ \t]*\r?$/m.exec(text)?.[1] ?? null;
}
