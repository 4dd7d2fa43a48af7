/** What the 2D code on the staff screen says, in the format that this pharmacy's software reads. */
import type { Identity } from '@borne/server/contract';
import type { LgoProfile } from '../profile.ts';
import { insDatamatrixText, type NirOid } from './ins-datamatrix.ts';
import { trialFields, wedgeText } from './wedge-text.ts';

/**
 * not-ascii: a letter that the format cannot write. too-long: a name over 100 characters. partial-date: no day or no
 * month. provisional-number: not (yet) a NIR.
 */
export const codeRefusals = ['not-ascii', 'too-long', 'partial-date', 'provisional-number'] as const;
export type CodeRefusal = (typeof codeRefusals)[number];

/** `signed` is always false: whoever reads this code must not take it for a proof of identity. */
export type CodeText = { ok: true; text: string; signed: false } | { ok: false; reason: CodeRefusal };

export function composeCode(identity: Identity, profile: LgoProfile, oid: NirOid): CodeText {
  return profile.code.format === 'ins-datamatrix'
    ? insDatamatrixText(identity, oid)
    : wedgeText(identity, profile.code.fields);
}

/** Names nobody: scanned into a text editor, it shows whether the scanner types on the layout of this PC. */
export function trialText({ code }: LgoProfile): string {
  return trialFields.join(code.format === 'wedge' ? '\t' : ' ');
}
