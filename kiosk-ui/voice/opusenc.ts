/** opusenc of opus-tools: the reference encoder, as a program. */
import { outputOf, runProgram } from './run-program.ts';
import type { SoundEncoder } from './tts-engine.ts';

const program = 'opusenc';
/** kbit/s: clear speech on a small loudspeaker. */
const bitrate = 24;
/** Of 10: for a robot's voice no difference can be heard above, and six languages take a third less time. */
const complexity = 5;

/** Null where the program is not installed. */
export async function opusenc(): Promise<SoundEncoder | null> {
  const version = await runProgram(program, ['--version']);
  if (!version.ran) return null;
  const [number = ''] = version.output.toString('utf8').match(/\d+(\.\d+)+/) ?? [];
  // A fixed serial: opusenc draws one by lot, and the same words must give the same bytes.
  const settings = ['--speech', '--bitrate', String(bitrate), '--comp', String(complexity), '--serial', '1'];
  return {
    signature: ['opusenc', number, ...settings].join(' '),
    // The length in the header of a WAV that came through a pipe is not known: what counts is where it ends.
    encode: (wav) => outputOf(program, ['--quiet', ...settings, '--ignorelength', '-', '-'], wav),
  };
}
