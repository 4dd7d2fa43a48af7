/**
 * `POST /add-checkpoint` of C2SP tlog-witness, without the http: every rule in its order, and the memory written before
 * the signature exists. All in one piece, without a pause, so that two requests cannot cross.
 */

import { type Checkpoint, openCheckpoint, parseSize } from '../ledger/checkpoint.ts';
import { cosign } from '../ledger/cosignature.ts';
import { emptyTree, rootOf } from '../ledger/merkle.ts';
import { isConsistent } from '../ledger/merkle-verify.ts';
import { isBy, signatureLine } from '../ledger/signed-note.ts';
import { strictBase64 } from '../ledger/strict-base64.ts';
import type { SigningKey, VerifierKey } from '../ledger/verifier-key.ts';
import type { WitnessMemory } from './witness-memory.ts';

export interface WitnessParts {
  memory: Pick<WitnessMemory, 'last' | 'keep'>;
  key: SigningKey;
  logs: VerifierKey[];
  now: () => Date;
}

/** One word each, safe to log. */
export type Refusal =
  | { status: 400; reason: 'malformed' | 'old-size-too-big' }
  | { status: 403; reason: 'unsigned' | 'broken-signature' }
  | { status: 404; reason: 'unknown-log' }
  | { status: 409; reason: 'other-size'; size: number }
  | { status: 422; reason: 'inconsistent' };
export type Answer = { status: 200; line: string; size: number } | Refusal;

interface AddCheckpoint {
  oldSize: number;
  proof: Buffer[];
  note: string;
}

/** Throws only when the memory cannot be written: then nothing is signed. */
export function addCheckpoint(body: string, parts: WitnessParts): Answer {
  const request = parseRequest(body);
  if (!request) return { status: 400, reason: 'malformed' };
  const opened = openCheckpoint(request.note, parts.logs);
  if (opened.state !== 'signed') return refusals[opened.state];
  return judge(request, opened.checkpoint, parts);
}

const refusals = {
  malformed: { status: 400, reason: 'malformed' },
  'other-origin': { status: 404, reason: 'unknown-log' },
  unsigned: { status: 403, reason: 'unsigned' },
  broken: { status: 403, reason: 'broken-signature' },
} as const satisfies Record<string, Refusal>;

function judge(request: AddCheckpoint, checkpoint: Checkpoint, parts: WitnessParts): Answer {
  const { origin, size, root, note } = checkpoint;
  if (request.oldSize > size) return { status: 400, reason: 'old-size-too-big' };
  const last = parts.memory.last(origin);
  const lastSize = last?.size ?? 0;
  if (request.oldSize !== lastSize) return { status: 409, reason: 'other-size', size: lastSize };
  const oldRoot = last ? Buffer.from(last.root, 'hex') : rootOf(emptyTree);
  if (!extendsHistory(request, checkpoint, oldRoot)) return { status: 422, reason: 'inconsistent' };
  parts.memory.keep(origin, { size, root: root.toString('hex'), note: signedByLog(checkpoint, parts.logs) });
  const at = Math.floor(parts.now().getTime() / 1_000);
  return { status: 200, line: cosign(note.text, at, parts.key), size };
}

/** Without what others have added. */
function signedByLog({ origin, note }: Checkpoint, logs: VerifierKey[]): string {
  const lines = logs
    .filter(({ name }) => name === origin)
    .flatMap((key) =>
      note.signatures.filter((one) => isBy(one, key)).map((one) => signatureLine(key, one.bytes)),
    );
  return `${note.text}\n${lines.join('')}`;
}

function extendsHistory(
  { oldSize, proof }: AddCheckpoint,
  { size, root }: Checkpoint,
  oldRoot: Buffer,
): boolean {
  if (size === 0 && !root.equals(rootOf(emptyTree))) return false;
  return isConsistent({ oldSize, size, oldRoot, root, proof });
}

const maxProofLines = 63;

/** `old <size>`, the proof's lines, an empty line, the checkpoint. */
function parseRequest(body: string): AddCheckpoint | null {
  const end = body.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const oldSize = first.startsWith('old ') ? parseSize(first.slice('old '.length)) : null;
  const proof = lines.map(strictBase64).filter((hash) => hash?.length === 32);
  if (oldSize === null || lines.length > maxProofLines || proof.length !== lines.length) return null;
  return { oldSize, proof: proof.filter((hash) => hash !== null), note: body.slice(end + 2) };
}
