/** What the built screen says of its languages: `languages.json`, beside the page (kiosk-ui/voice/language-list.ts). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LanguageSchema, type TextReview } from '@borne/server/contract';
import { z } from 'zod';

const reader = z.enum(['native-reader', 'people-concerned']);

const ReviewSchema: z.ZodType<TextReview> = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('reference') }),
  z.strictObject({ status: z.literal('not-reviewed'), needs: reader }),
  z.strictObject({ status: z.literal('reviewed'), by: reader, on: z.iso.date() }),
]);

const LanguageFactsSchema = z.strictObject({
  language: LanguageSchema,
  /** Of its screens. */
  review: ReviewSchema,
  /** Sounds, and how many of them a person said. */
  voice: z.strictObject({ clips: z.int().min(0), recorded: z.int().min(0) }),
});
export type LanguageFacts = z.infer<typeof LanguageFactsSchema>;

/** `uiDist`: the folder of the built screen. Null: no list there, or one that is none of ours. */
export async function languageFacts(uiDist: string): Promise<LanguageFacts[] | null> {
  const text = await readFile(join(uiDist, 'languages.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return z.array(LanguageFactsSchema).max(LanguageSchema.options.length).parse(JSON.parse(text));
  } catch {
    // Neither JSON nor our list: the installer is told that there is none.
    return null;
  }
}
