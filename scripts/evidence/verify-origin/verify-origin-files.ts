/** `npm run evidence -- verify-origin`: a paper and two policies in, a verdict out. */
import { readAtMost } from '../verify/read-at-most.ts';
import { readPolicy } from '../verify/read-policy.ts';
import { type OriginVerdict, verifyOrigin } from './verify-origin.ts';

export function verifyOriginFiles(paper: string, formerPolicy: string, laterPolicy: string): OriginVerdict {
  const former = readPolicy(readAtMost(formerPolicy));
  if (!former.ok) return former;
  const later = readPolicy(readAtMost(laterPolicy));
  return later.ok ? verifyOrigin(readAtMost(paper), former.trust, later.trust) : later;
}
