/**
 * Verifier A, whole: nine steps in order, the first fault is the verdict. Written apart from `verify.py`; the two share
 * no code and must agree. No database, no network: the bundle, the policy, and openssl for time-stamps.
 */
import type { RefusalReason, Verdict } from '@borne/server/contract/evidence';
import { isOfTheLog, readCheckpoint } from './checkpoint.ts';
import { isCoherent } from './entry-coherence.ts';
import { isIncluded } from './inclusion.ts';
import { readBundle } from './read-bundle.ts';
import type { Trust } from './read-policy.ts';
import { isSealed, signatureFault } from './signatures.ts';
import { type CheckTimestamp, isStamped } from './timestamp.ts';
import { isWitnessed } from './witnesses.ts';

const refuse = (reason: RefusalReason): Verdict => ({ ok: false, reason });

/** `bytes`: the file of the bundle, whatever it holds. */
export async function verifyBundle(
  bytes: Uint8Array,
  trust: Trust,
  checkTimestamp: CheckTimestamp,
): Promise<Verdict> {
  const read = readBundle(bytes);
  if (!read.ok) return read;
  const { bundle } = read;
  const { actId, entries } = bundle;
  const checkpoint = readCheckpoint(bundle.checkpoint);
  if (checkpoint === null) return refuse('malformed');
  for (const entry of entries) {
    const fault = await signatureFault(entry, trust);
    if (fault !== null) return refuse(fault);
  }
  if (!isCoherent(bundle)) return refuse('entry-mismatch');
  if (!entries.every((entry) => isIncluded(entry, checkpoint))) return refuse('leaf-not-included');
  if (!isOfTheLog(checkpoint, trust)) return refuse('checkpoint-signature');
  if (!isWitnessed(checkpoint.note, trust)) return refuse('witness-quorum');
  if (!isStamped(bundle.checkpoint, bundle.timestamp, trust, checkTimestamp)) return refuse('timestamp');
  if (!(await isSealed(bundle, trust))) return refuse('bundle-signature');
  return { ok: true, actId, entries: entries.length, treeSize: checkpoint.size };
}
