/**
 * What the page at home says before a closure, as a notice: registered with the schema, so that a closure can only be
 * asked under words that are kept. A text that changes gets a version of its own.
 */
import { homeWords, type Whose, wordsFor } from '../../contract/home/index.ts';
import { type Language, LanguageSchema } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { RegisteredNotice } from '../notices/notice.ts';
import { registerNotice } from '../notices/notice-store.ts';

/** Whoever closes has said who they are. */
export type ClosersWhose = Exclude<Whose, 'unsaid'>;

const versions: Record<ClosersWhose, string> = {
  own: 'home-closing/2026-11',
  child: 'home-closing-child/2026-11',
  represented: 'home-closing-represented/2026-11',
};
const everyWhose = ['own', 'child', 'represented'] as const satisfies ClosersWhose[];

export function closingNotice(language: Language, whose: ClosersWhose): RegisteredNotice {
  const { title, lines, confirm, keep } = wordsFor(homeWords[language], whose).closing;
  const version = versions[whose];
  return { kind: 'closure', version, language, text: [title, ...lines, confirm, keep].join('\n') };
}

/** Throws when the words have changed under the same version. */
export async function registerClosingNotices(database: Database): Promise<void> {
  for (const language of LanguageSchema.options) {
    for (const whose of everyWhose) {
      const registered = await registerNotice(database, closingNotice(language, whose), new Date());
      if (registered === 'other-text')
        throw new Error(
          `Le texte ${versions[whose]} (${language}) a changé sans changer de version : donnez-lui une nouvelle ` +
            'version (server/src/home/closing-notice.ts).',
        );
    }
  }
}
