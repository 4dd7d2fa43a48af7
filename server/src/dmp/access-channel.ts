/** How a channel is written in TD1.5a and TD1.5b, and which ones cannot be channels (REC_1.5-1100). Pure. */
import { z } from 'zod';
import type { Channel } from './internet-access.ts';

const mobile = /^0[67]\d{8}$/;
const EmailSchema = z.email().max(254);

export interface WrittenChannel {
  type: 'SMS' | 'EMAIL';
  canal: string;
}

/** Null: not ten digits that begin with 06 or 07, or no e-mail address. Nothing is corrected on the way. */
export function writtenChannel(channel: Channel): WrittenChannel | null {
  if (channel.kind === 'mobile')
    return mobile.test(channel.number) ? { type: 'SMS', canal: channel.number } : null;
  return EmailSchema.safeParse(channel.address).success ? { type: 'EMAIL', canal: channel.address } : null;
}
