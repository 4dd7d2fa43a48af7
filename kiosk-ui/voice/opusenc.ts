/** opusenc of opus-tools: the reference encoder, as a program. */
import { outputOf, runProgram } from './run-program.ts';
import type { SoundEncoder } from './tts-engine.ts';

const program = 'opusenc';
/** kbit/s: clear speech on a small loudspeaker. */
const bitrate = 24;

/** Null where the program is not installed. */
export async function opusenc(): Promise<SoundEncoder | null> {
  const version = await runProgram(program, ['--version']);
  if (!version.ran) return null;
  const [number = ''] = version.output.toString('utf8').match(/\d+(\.\d+)+/) ?? [];
  // A fixed serial: opusenc draws one by lot, and the same words must give the same bytes.
  const options = ['--quiet', '--speech', '--bitrate', String(bitrate), '--serial', '1'];
  return {
    signature: `opusenc ${number} ${bitrate}`,
    encode: (wav) => outputOf(program, [...options, '--ignorelength', '-', '-'], wav),
  };
}
