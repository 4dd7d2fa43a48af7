/**
 * What the build says of each language, beside the page as `languages.json`: who has read its screens again, and how
 * much of its voice is a person's. The agent shows it to the installer (kiosk-agent/src/installer).
 */
import type { Manifest } from '../src/voice/manifest.ts';
import type { SpokenLanguage } from './languages.ts';

export const languageListFile = 'languages.json';

/** As kiosk-agent/src/installer/language-list.ts reads it. */
export function languageEntry({ language, catalogue }: SpokenLanguage, { lines, characters }: Manifest) {
  const clips = [...lines, ...characters];
  const recorded = clips.filter(({ engine }) => engine === 'recorded').length;
  return { language, review: catalogue.review, voice: { clips: clips.length, recorded } };
}
