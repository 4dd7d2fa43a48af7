/**
 * An identity as the keys that a wedge scanner presses: the fields of the form in its order, with TAB between them.
 * ASCII only. No Enter at the end, ever: in most forms it validates.
 */
import type { Identity } from '@borne/server/contract';
import { type FieldFormat, fieldText } from '../field-text.ts';
import { asciiName } from './ascii.ts';
import type { CodeText } from './compose-code.ts';

/** Letters, digits and marks of a hand-over, in two fields: what AZERTY and QWERTY disagree about is all in there. */
export const trialFields = ["AZERTYUIOPQSDFGHJKLMWXCVBN '-", '0123456789/'];

export function wedgeText(identity: Identity, fields: readonly FieldFormat[]): CodeText {
  const texts = fields.map((format) => asciiName(fieldText(identity, format)));
  if (texts.includes(null)) return { ok: false, reason: 'not-ascii' };
  return { ok: true, text: texts.join('\t'), signed: false };
}
