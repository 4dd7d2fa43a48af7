/**
 * The texts that this build shows before an answer, in `notices.json` beside the page: whoever installs the build makes
 * them known to the server (server/src/notices/register.ts), which accepts no answer to a text that it does not know.
 */
import type { Plugin } from 'vite';
import { languages, loadLanguage } from '../src/text/languages.ts';
import { closureNoticeText, noticeText } from '../src/text/notice.ts';

export function notices(): Plugin {
  return {
    name: 'borne-notices',
    apply: 'build',
    async generateBundle() {
      const source = JSON.stringify((await Promise.all(languages.map(noticesIn))).flat(), null, 1);
      this.emitFile({ type: 'asset', fileName: 'notices.json', source: `${source}\n` });
    },
  };
}

async function noticesIn(wanted: (typeof languages)[number]) {
  const { language, catalogue, notice, closureNotice } = await loadLanguage(wanted);
  return [
    { kind: 'opening', version: notice.version, language, text: noticeText(catalogue) },
    { kind: 'closure', version: closureNotice.version, language, text: closureNoticeText(catalogue) },
  ] as const;
}
