/** Where a person can be reached at home: a French mobile (06 or 07, REC_1.5-1100) or an e-mail address. Pure. */
import { z } from 'zod';

export const ChannelKindSchema = z.enum(['mobile', 'email']);
export type ChannelKind = z.infer<typeof ChannelKindSchema>;

/** A mobile is ten digits, 06 or 07; an e-mail is as its holder wrote it, without the spaces around. */
export interface Channel {
  kind: ChannelKind;
  address: string;
}

const emailBytesMax = 254;
/** Plain addresses only: no quoted part, no control character, no line break that could add a header. */
const emailShape =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** Reads what was typed; null: neither a French mobile nor an address that can be written to. */
export function readChannel(kind: ChannelKind, typed: string): Channel | null {
  const address = kind === 'mobile' ? readMobile(typed) : readEmail(typed);
  return address === null ? null : { kind, address };
}

/** 06 or 07 and eight digits; +33, 0033, spaces, dots and dashes as people write them. */
function readMobile(typed: string): string | null {
  const plain = typed.replace(/[\s.()\u00a0\u202f-]/g, '').replace(/^(?:\+33|0033)0?/, '0');
  return /^0[67]\d{8}$/.test(plain) ? plain : null;
}

function readEmail(typed: string): string | null {
  const plain = typed.trim();
  const [local = ''] = plain.split('@');
  return plain.length <= emailBytesMax && local.length <= 64 && emailShape.test(plain) ? plain : null;
}

/** Enough for its holder to know it again, too little for anybody else. */
export function masked({ kind, address }: Channel): string {
  if (kind === 'mobile') return `${address.slice(0, 2)}\u00a0••\u00a0••\u00a0••\u00a0${address.slice(-2)}`;
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}•••@${domain}`;
}
