/**
 * What the page at home says before a closure, as a notice: registered with the schema, so that a closure can only be
 * asked under words that are kept. A text that changes gets a version of its own.
 */
import { homeWords } from '../../contract/home/index.ts';
import { type Language, LanguageSchema } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { RegisteredNotice } from '../notices/notice.ts';
import { registerNotice } from '../notices/notice-store.ts';

const version = 'home-closing/2026-11';

export function closingNotice(language: Language): RegisteredNotice {
  const { title, lines, confirm, keep } = homeWords[language].closing;
  return { kind: 'closure', version, language, text: [title, ...lines, confirm, keep].join('\n') };
}

/** Throws when the words have changed under the same version. */
export async function registerClosingNotices(database: Database): Promise<void> {
  for (const language of LanguageSchema.options) {
    const registered = await registerNotice(database, closingNotice(language), new Date());
    if (registered === 'other-text')
      throw new Error(
        `Le texte ${version} (${language}) a changé sans changer de version : donnez-lui une nouvelle version ` +
          '(server/src/home/closing-notice.ts).',
      );
  }
}
