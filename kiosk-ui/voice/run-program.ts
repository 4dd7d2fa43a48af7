/** Runs a program: bytes in, bytes out. */
import { spawn } from 'node:child_process';

/** No sentence takes a tenth of this. */
const deadlineMs = 20_000;

export type ProgramAnswer = { ran: true; output: Buffer } | { ran: false };

/** `ran: false` when there is no such program here; rejects with the program's words when it fails. */
export function runProgram(
  program: string,
  options: string[],
  input: Buffer | string = '',
): Promise<ProgramAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { timeout: deadlineMs });
    const output: Buffer[] = [];
    const words: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ ran: false });
      else reject(error);
    });
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ ran: true, output: Buffer.concat(output) });
      else
        reject(new Error(`${program} (${code ?? signal}): ${Buffer.concat(words).toString('utf8').trim()}`));
    });
    // A program that has gone reads nothing more: its end is told by `close` or `error`.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** As above, where the program is known to be here. */
export async function outputOf(program: string, options: string[], input: Buffer | string): Promise<Buffer> {
  const answer = await runProgram(program, options, input);
  if (!answer.ran) throw new Error(`${program} has gone`);
  return answer.output;
}
