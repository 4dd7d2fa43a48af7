/**
 * espeak-ng, as a program of its own (GPL-3: run, never linked). A robot's voice, calm and clear; human voices take its
 * place file by file (recorded.ts).
 */
import { outputOf, runProgram } from './run-program.ts';
import type { TtsEngine } from './tts-engine.ts';

const program = 'espeak-ng';
/** Words a minute: an information read to elderly people, not a newsreader's 175. */
const speed = 140;

/** Null where the program is not installed. `voice`: as `espeak-ng --voices` names it. */
export async function espeakNg(voice: string): Promise<TtsEngine | null> {
  const version = await runProgram(program, ['--version']);
  if (!version.ran) return null;
  const [number = ''] = version.output.toString('utf8').match(/\d+(\.\d+)+/) ?? [];
  // -z: no silence at the end, the page breathes between sentences. -b 1: the words are UTF-8, whatever the locale.
  const options = ['-v', voice, '-s', String(speed), '-z', '-b', '1', '--stdin', '--stdout'];
  return {
    signature: ['espeak-ng', number, ...options].join(' '),
    render: (text) => outputOf(program, options, text),
  };
}
