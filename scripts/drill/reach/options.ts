/** What `npm run reach` looks at: every screen, in every language, in three ways of showing it. */
import type { Language } from '@borne/server/contract';

export const languages: readonly Language[] = ['fr', 'fr-simple', 'en', 'ar', 'pt', 'tr'];

/** The three looks in which every screen is measured. `largest`: reading text at 200 %. */
export const looks = {
  normal: {},
  largest: { size: 'largest' },
  'high-contrast': { contrast: 'high' },
} as const;

export type LookName = keyof typeof looks;

/** One picture to take: this screen, in this language, in this look. */
export interface Cell {
  language: Language;
  look: LookName;
}

export const everyCell: readonly Cell[] = languages.flatMap((language) =>
  (Object.keys(looks) as LookName[]).map((look) => ({ language, look })),
);

/** `fr`, or `fr-largest`. */
export function folderOf({ language, look }: Cell): string {
  return look === 'normal' ? language : `${language}-${look}`;
}
