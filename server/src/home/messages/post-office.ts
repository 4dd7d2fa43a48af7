/**
 * Sends what waits, in turn, until the next server took it. Several servers may do it side by side: a message is leased
 * before it leaves. At least once: a crash between the sending and its note sends the same words again.
 */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { LanguageSchema } from '../../../contract/index.ts';
import type { Log } from '../../log.ts';
import { rest } from '../../turns.ts';
import { ChannelKindSchema } from '../channel.ts';
import type { TextSeal } from '../text-seal.ts';
import { letterOf } from './letter.ts';
import type { Senders, SendOutcome } from './message.ts';
import type { LeasedMessage, MessageStore } from './message-store.ts';

export interface PostOfficeParts {
  messages: MessageStore;
  seal: TextSeal;
  senders: Senders;
  log: Log;
  everyMs?: number;
}

export interface PostOffice {
  /** Something was put in: look now. */
  hint: () => void;
  stop(): Promise<void>;
}

const MessageSchema = z.strictObject({
  kind: z.enum(['one-time-code', 'password']),
  channel: z.strictObject({ kind: ChannelKindSchema, address: z.string() }),
  language: LanguageSchema,
  secret: z.string(),
});

export function startPostOffice({ everyMs = 1_000, ...parts }: PostOfficeParts): PostOffice {
  const stopping = new AbortController();
  let wake = new AbortController();

  async function turns(): Promise<void> {
    while (!stopping.signal.aborted) {
      await turn(parts);
      const signal = AbortSignal.any([stopping.signal, wake.signal]);
      await rest(everyMs, signal);
      wake = new AbortController();
    }
  }
  const ended = turns();
  return {
    hint: () => wake.abort(),
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

/** One look: what can leave leaves, what is too old is given up. Only our own database can make it fail. */
async function turn(parts: Omit<PostOfficeParts, 'everyMs'>): Promise<void> {
  try {
    await parts.messages.giveUpExpired(randomUUIDv7);
    const leased = await parts.messages.lease();
    await Promise.all(leased.map((message) => deliver(parts, message)));
  } catch (error) {
    parts.log.warn('database-trouble', { reason: 'post-office', error });
  }
}

async function deliver(
  { messages, seal, senders, log }: Omit<PostOfficeParts, 'everyMs'>,
  leased: LeasedMessage,
): Promise<void> {
  const end = await send(seal, senders, leased);
  // Which kind and how it ended: neither to whom nor what.
  log.info('message-sending', { outcome: end.outcome, ...reasonOf(end) });
  if (end.outcome === 'sent') await messages.sent(leased.id, randomUUIDv7());
  else if (end.outcome === 'refused') await messages.giveUp(leased.id, randomUUIDv7());
}

async function send(seal: TextSeal, senders: Senders, leased: LeasedMessage): Promise<SendOutcome> {
  const text = await seal.open(leased.recordId, leased.bodySealed);
  if (text === null) return { outcome: 'refused', code: 'erased' };
  const message = MessageSchema.parse(JSON.parse(text));
  const sender = senders[message.channel.kind];
  return sender
    ? sender(letterOf(leased.id, message))
    : { outcome: 'later', reason: `no-sender-${message.channel.kind}` };
}

function reasonOf(end: SendOutcome): { reason?: string } {
  if (end.outcome === 'sent') return {};
  return { reason: end.outcome === 'refused' ? end.code : end.reason };
}
