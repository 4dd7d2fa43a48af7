/** The corpus under a search of INSi, both ways. */
import { hearInsi, insiExchange, judgeInsi } from '../in-process/insi.ts';
import type { Setting } from '../in-process/setting.ts';
import { insiAnswerRecipes } from './insi-answers.ts';
import { malformed } from './malformed.ts';
import { bytesOf } from './recipe.ts';
import { isSame, type Trial } from './run-corpus.ts';

export async function insiTrials(setting: Setting): Promise<Trial[]> {
  const { messageId, request, answer } = await insiExchange(setting);
  const good = hearInsi(messageId, Buffer.from(answer));
  if (good.outcome !== 'one') throw new Error(`the good answer of INSi is heard as ${good.outcome}`);
  const asked = malformed.map(({ name, expected, make }): Trial => {
    const bytes = bytesOf(make(request));
    return {
      name: `INSi: ${name}`,
      isWrong: () => expected === 'refused' && !judgeInsi(setting, bytes).refused,
    };
  });
  const answered = [...malformed, ...insiAnswerRecipes].map(({ name, expected, make }): Trial => {
    const bytes = bytesOf(make(answer));
    const isWrong = (): boolean => {
      const heard = hearInsi(messageId, bytes);
      if (heard.outcome === 'misunderstood' || heard.outcome === 'refused') return false;
      return expected === 'refused' || !isSame(heard, good);
    };
    return { name: `INSi answered: ${name}`, isWrong };
  });
  return [...asked, ...answered];
}
