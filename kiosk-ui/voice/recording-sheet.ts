/**
 * What a human voice has to read: `npx node kiosk-ui/voice/recording-sheet.ts > sheet.tsv`. One line a sentence: the name of
 * the file, and the words. A file of that name (.wav or .opus) in `recorded/<locale>/` takes the place of the robot.
 */
import { languages } from './languages.ts';
import { utterancesOf } from './utterances.ts';

for (const language of languages) {
  for (const { id, textHash, text } of utterancesOf(language)) {
    process.stdout.write(`${language.locale}/${id}.${textHash}.wav\t${text}\n`);
  }
}
