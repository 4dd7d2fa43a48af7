/**
 * A professional who authenticated personally, for one call (INDIRECTE_RENFORCEE). The gateway speaks under the
 * certificate of its structure; what the matrix gives to a person alone (TD0.3, TD1.6) is said in the name of whoever is
 * there now, and whether they still are is asked again at each call (EX_AIR-085: never without them).
 */
import type { Author } from './message/author.ts';
import type { Access } from './options.ts';
import { type OwnRefusal, refuse } from './own-refusals.ts';

/** How somebody signs for the DMP. */
export interface Signature {
  author: Author;
  /** TRE_R02. */
  sector: string;
  access: Extract<Access, { mode: 'INDIRECTE_RENFORCEE' }>;
}

/** signed-out: they left. expired: the login at their provider is too old. */
export type Standing = 'signed-in' | 'signed-out' | 'expired';

export interface InPerson {
  signature: Signature;
  /** Asked just before the VIHF is made: a signature that was kept opens nothing once its owner left. */
  standing: () => Standing;
}

/** Null: they are there, and their structure is the one whose certificate seals the VIHF. */
export function refusalInPerson({ signature, standing }: InPerson, structureId: string): OwnRefusal | null {
  const now = standing();
  if (now === 'signed-out') return refuse('kiosk.signed-out');
  if (now === 'expired') return refuse('kiosk.login-expired');
  return signature.author.structure.id === structureId ? null : refuse('kiosk.other-structure');
}
