/** `npm run evidence -- verify`: two files in, a verdict out. Reads no more of a file than a bundle may hold. */
import type { Verdict } from '@borne/server/contract/evidence';
import { readAtMost } from './read-at-most.ts';
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
