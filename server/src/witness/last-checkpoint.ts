/**
 * `GET /checkpoint/<SHA-256 of the origin, hex>`: the longest checkpoint of a log that this witness vouched for, with its
 * cosignature of now. C2SP tlog-witness leaves how a monitor reads open; this is ours. It changes nothing, and says
 * nothing that was not cosigned before.
 */
import { createHash } from 'node:crypto';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { cosign } from '../ledger/cosignature.ts';
import type { WitnessParts } from './add-checkpoint.ts';

export function originId(origin: string): string {
  return createHash('sha256').update(origin).digest('hex');
}

/** Null: no log that it watches, or none that it has vouched for since it keeps notes. */
export function lastCheckpoint(id: string, { memory, key, logs, now }: WitnessParts): string | null {
  const origin = logs.find(({ name }) => originId(name) === id)?.name;
  const note = origin === undefined ? undefined : memory.last(origin)?.note;
  const checkpoint = note === undefined ? null : parseCheckpoint(note);
  if (note === undefined || !checkpoint) return null;
  return note + cosign(checkpoint.note.text, Math.floor(now().getTime() / 1_000), key);
}
