/** The longest checkpoint of a log that a witness vouched for: asked of our witness program, or brought in a file. */
import { request } from 'undici';
import { originId } from '../../witness/last-checkpoint.ts';
import { openCheckpoint, type TreeHead } from '../checkpoint.ts';
import { cosignatureOf } from '../cosignature.ts';
import type { VerifierKey } from '../verifier-key.ts';
import type { WitnessSetting } from '../witness-client.ts';

export interface Witnessed extends TreeHead {
  witness: string;
  note: string;
}

const deadlineMs = 5_000;
const noteBytes = 131_072;

/** Null: it does not answer, or knows no such log, or says what it has not signed. */
export async function askWitness(
  { key, url }: WitnessSetting,
  logKeys: VerifierKey[],
): Promise<Witnessed | null> {
  const [log] = logKeys;
  if (!log) return null;
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const { statusCode, body } = await request(`${url}/checkpoint/${originId(log.name)}`, { signal });
    let note = '';
    for await (const chunk of body.setEncoding('utf8')) {
      note += String(chunk);
      if (note.length > noteBytes) return null;
    }
    return statusCode === 200 ? witnessedNote(note, key, logKeys) : null;
  } catch {
    // Refused, cut or late: whoever asked is told that this witness said nothing.
    return null;
  }
}

/** Null unless both have signed it: one of the log's keys, and this witness. */
export function witnessedNote(note: string, witness: VerifierKey, logKeys: VerifierKey[]): Witnessed | null {
  const opened = openCheckpoint(note, logKeys);
  if (opened.state !== 'signed' || cosignatureOf(opened.checkpoint.note, witness).state !== 'cosigned')
    return null;
  const { size, root } = opened.checkpoint;
  return { witness: witness.name, size, root, note };
}
