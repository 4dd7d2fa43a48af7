/** Runs the free-zone sequence against a card: two files, or the reason why there are none. */
import { type CommandAnswer, exchange, joined, readBinaryAt, success, type Transmit } from './apdu.ts';
import { fileBytesMax } from './tlv.ts';
import type { FreeZoneFile, FreeZoneStep } from './vitale2-sequence.ts';

export type FreeZoneFiles = Record<FreeZoneFile, Uint8Array>;

/** refused: the card answered, but not what a Vitale 2 answers. */
export type FreeZoneFailure = Extract<CommandAnswer, { ok: false }>['reason'] | 'refused';

export type FreeZoneAnswer = { ok: true; files: FreeZoneFiles } | { ok: false; reason: FreeZoneFailure };

const wholePart = 256;

export async function readFreeZone(
  transmit: Transmit,
  sequence: readonly FreeZoneStep[],
): Promise<FreeZoneAnswer> {
  const files: FreeZoneFiles = { identity: new Uint8Array(), numbers: new Uint8Array() };
  for (const step of sequence) {
    const answer =
      step.step === 'read' ? await readFile(transmit, step.command) : await select(transmit, step);
    if (!answer.ok) return answer;
    if (step.step === 'read') files[step.file] = answer.content;
  }
  return { ok: true, files };
}

type FileAnswer = { ok: true; content: Uint8Array } | { ok: false; reason: FreeZoneFailure };

async function select(transmit: Transmit, { command }: FreeZoneStep): Promise<FileAnswer> {
  const answer = await exchange(transmit, command);
  if (!answer.ok) return answer;
  // What follows (the file's description) is not needed.
  return answer.statusWord === success
    ? { ok: true, content: answer.data }
    : { ok: false, reason: 'refused' };
}

/** A file longer than 256 bytes goes on by offset until a short part; any other status there is its end. */
async function readFile(transmit: Transmit, firstCommand: Uint8Array): Promise<FileAnswer> {
  const first = await exchange(transmit, firstCommand);
  if (!first.ok) return first;
  if (first.statusWord !== success) return { ok: false, reason: 'refused' };
  let content = first.data;
  for (let last = content.length; last >= wholePart && content.length < fileBytesMax; ) {
    const part = await exchange(transmit, readBinaryAt(content.length));
    if (!part.ok) return part;
    if (part.statusWord !== success) break;
    content = joined([content, part.data]);
    last = part.data.length;
  }
  return { ok: true, content };
}
