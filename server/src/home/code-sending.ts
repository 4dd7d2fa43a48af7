/** One-time codes: sent to an address, then given back by whoever reads it. */
import { type KeyObject, randomInt } from 'node:crypto';
import type { Actor, Language } from '../../contract/index.ts';
import type { LimitSetting, Take } from '../activation/limits.ts';
import type { Database } from '../db/database.ts';
import { pseudonym } from '../secrets/sealing.ts';
import type { Channel } from './channel.ts';
import type { Message } from './messages/message.ts';
import { newOneTimeCode, type OneTimePurpose, oneTimeCode, oneTimeHmac } from './one-time-code.ts';
import type { TextSeal } from './text-seal.ts';

export interface CodeSendingParts {
  database: Database;
  seal: TextSeal;
  /** Keys the HMAC of the digits. */
  key: KeyObject;
  /** Pseudonyms in the counters. */
  logKey: KeyObject;
  take: Take;
  newId: () => string;
  /** Wakes the post office. */
  hint: () => void;
}

export interface OneTimeCodes {
  /** Seconds to wait, or 0: the code waits to be sent, and the former one is dead. */
  send(asked: Asked): Promise<number>;
  /**
   * confirmed: once. wrong: one try less. over: none lives (used, too old, tried too often, never sent, sent to another
   * session). other-actor: somebody else was acting when it was asked for.
   */
  use(given: Given): Promise<CodeAnswer>;
}

/** The session that asks to confirm an address, and who acts there. */
export interface Bound {
  session: Buffer;
  actor: Actor;
}

interface ForRecord {
  recordId: string;
  purpose: OneTimePurpose;
  /** Null: to come back. */
  bound: Bound | null;
}

export interface Given extends ForRecord {
  digits: string;
}

export interface Asked extends ForRecord {
  channel: Channel;
  language: Language;
}

export type CodeAnswer =
  | { answer: 'confirmed' | 'over' | 'other-actor' }
  | { answer: 'wrong'; triesLeft: number };

/** Three at once, then one every five minutes: for a record, and for an address, which may be a stranger's. */
export const sendLimit: LimitSetting = { points: 3, seconds: 900 };

export function oneTimeCodes(parts: CodeSendingParts): OneTimeCodes {
  const { database, key, newId } = parts;
  return {
    send: (asked) => send(parts, asked),
    use: async ({ recordId, purpose, digits, bound }) => {
      const { rows } = await database.query<{ answer: CodeAnswer['answer']; triesLeft: number }>({
        text: 'select answer, tries_left as "triesLeft" from use_one_time_code($1, $2, $3, $4, $5, $6)',
        values: [
          ...[recordId, purpose, oneTimeHmac(key, recordId, purpose, digits), newId()],
          ...[bound?.session ?? null, bound?.actor ?? null],
        ],
      });
      const row = rows[0];
      if (!row) throw new Error('use_one_time_code answered nothing');
      return row.answer === 'wrong' ? { answer: 'wrong', triesLeft: row.triesLeft } : { answer: row.answer };
    },
  };
}

async function send(
  parts: CodeSendingParts,
  { recordId, purpose, bound, channel, language }: Asked,
): Promise<number> {
  const { database, seal, key, logKey, take, newId, hint } = parts;
  const wait = await take([
    { key: `send:${pseudonym(logKey, 'send-record', recordId)}`, setting: sendLimit },
    { key: `send:${pseudonym(logKey, 'send-address', channel.address.toLowerCase())}`, setting: sendLimit },
  ]);
  if (wait > 0) return wait;
  const secret = newOneTimeCode(randomInt);
  const message: Message = { kind: 'one-time-code', channel, language, secret };
  await database.query({
    text: 'select send_one_time_code($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    values: [
      newId(),
      recordId,
      purpose,
      oneTimeHmac(key, recordId, purpose, secret),
      channel.kind,
      await seal.seal(recordId, channel.address),
      oneTimeCode.minutes,
      newId(),
      await seal.seal(recordId, JSON.stringify(message)),
      newId(),
      bound?.session ?? null,
      bound?.actor ?? null,
    ],
  });
  hint();
  return 0;
}
