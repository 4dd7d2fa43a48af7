/**
 * What a human voice has to read: `npx node kiosk-ui/voice/recording-sheet.ts ar > sheet.tsv`; all languages without an
 * argument. One line a sentence: the name of the file, and the words. A file of that name (.wav or .opus) in
 * `recorded/<language>/` takes the place of the robot.
 */
import { spokenLanguages } from './languages.ts';
import { utterancesOf } from './utterances.ts';

const [, , asked] = process.argv;
const wanted = spokenLanguages.filter(({ language }) => asked === undefined || language === asked);
if (wanted.length === 0) throw new Error(`no language ${asked}`);

for (const spoken of wanted) {
  for (const { id, textHash, text } of utterancesOf(spoken)) {
    process.stdout.write(`${spoken.language}/${id}.${textHash}.wav\t${text}\n`);
  }
}
