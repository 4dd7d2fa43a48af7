/** `npm run evidence -- verify`: two files in, a verdict out. Reads no more of a file than a bundle may hold. */
import { closeSync, openSync, readSync } from 'node:fs';
import { maxEvidenceBytes, type Verdict } from '@borne/server/contract/evidence';
import { readBundle } from './read-bundle.ts';
import { readPolicy } from './read-policy.ts';
import { checkWithOpenssl } from './timestamp.ts';
import { verifyBundle } from './verify-bundle.ts';

export interface FileVerdict {
  verdict: Verdict;
  /** The verdict also says that a time-stamp was judged. */
  stamped: boolean;
}

export async function verifyFiles(bundleFile: string, policyFile: string): Promise<FileVerdict> {
  const policy = readPolicy(readAtMost(policyFile));
  if (!policy.ok) return { verdict: policy, stamped: false };
  const bytes = readAtMost(bundleFile);
  const verdict = await verifyBundle(bytes, policy.trust, checkWithOpenssl);
  const read = readBundle(bytes);
  return { verdict, stamped: policy.trust.tsaCa !== null && read.ok && read.bundle.timestamp !== null };
}

/** One byte more than allowed is enough to be refused. */
function readAtMost(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(maxEvidenceBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
