/**
 * What was recorded or rendered for one language, as the build leaves it beside the page: `/voice/<language>/manifest.json`
 * and its clips. A build without a voice leaves a manifest too, without clips and with its reason.
 */
import { LanguageSchema } from '@borne/kiosk-agent/contract';
import { z } from 'zod';

/** Capital letters and digits, of the codes this product prints and of the names on a card. */
export const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

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
  language: LanguageSchema,
  /** Why there is no clip; null where the kiosk can speak. */
  silentBecause: z.enum(noVoiceReasons).nullable(),
  /** Lines of the catalogue: none of them names anybody. */
  lines: z.array(ClipSchema),
  /** Letters and digits: for private listening only. */
  characters: z.array(ClipSchema),
});
export type Manifest = z.infer<typeof ManifestSchema>;

export const voiceFolder = (language: string): string => `voice/${language}`;
