/** What a screen reader says of the screen that is drawn, from its first word to its last, by a reader nobody here wrote. */
import { virtual } from '@guidepup/virtual-screen-reader';

const phrasesMax = 200;

/** One phrase a line, in reading order. Throws when the reader does not come to an end. */
export async function transcriptOf(container: HTMLElement): Promise<string[]> {
  await virtual.start({ container });
  try {
    for (let phrase = 0; phrase < phrasesMax; phrase += 1) {
      await virtual.next();
      const log = await virtual.spokenPhraseLog();
      if (log.length > 1 && log.at(-1) === log[0]) return log.slice(0, -1);
    }
    throw new Error('the reader does not come to the end of the screen');
  } finally {
    await virtual.stop();
  }
}
