/**
 * What was recorded or rendered for one language, as the build leaves it beside the page: `/voice/<locale>/manifest.json`
 * and its clips. A build without a voice leaves a manifest too, without clips and with its reason.
 */
import { z } from 'zod';

/** Capital letters and digits of the codes this product prints: Crockford's alphabet, without I, L, O and U. */
export const characters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const ClipSchema = z.strictObject({
  /** Id of the line in the catalogue; of a character, the character itself. */
  id: z.string().min(1),
  /** First 16 hexadecimal digits of the SHA-256 of the words as they are said. */
  textHash: z.string().regex(/^[0-9a-f]{16}$/),
  /** Who says it, with its version and settings; `recorded` for a human voice. */
  engine: z.string().min(1),
  /** Name beside the manifest; it changes with whatever could change the sound. */
  file: z.string().regex(/^[\w.-]+\.opus$/),
  durationMs: z.int().positive(),
});
export type Clip = z.infer<typeof ClipSchema>;

export const noVoiceReasons = ['espeak-ng-missing', 'opusenc-missing'] as const;
export type NoVoiceReason = (typeof noVoiceReasons)[number];

export const ManifestSchema = z.strictObject({
  locale: z.string().regex(/^[a-z]{2}$/),
  /** Why there is no clip; null where the kiosk can speak. */
  silentBecause: z.enum(noVoiceReasons).nullable(),
  /** Lines of the catalogue: none of them names anybody. */
  lines: z.array(ClipSchema),
  /** Digits and letters of a code: for private listening only. */
  characters: z.array(ClipSchema),
});
export type Manifest = z.infer<typeof ManifestSchema>;

export const voiceFolder = (locale: string): string => `voice/${locale}`;
