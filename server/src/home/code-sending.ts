/** One-time codes: sent to an address, then given back by whoever reads it. */
import { type KeyObject, randomInt } from 'node:crypto';
import type { Language } from '../../contract/index.ts';
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
  /** confirmed: once. wrong: one try less. over: none lives (used, too old, tried too often, never sent). */
  use(recordId: string, purpose: OneTimePurpose, digits: string): Promise<CodeAnswer>;
}

export interface Asked {
  recordId: string;
  purpose: OneTimePurpose;
  channel: Channel;
  language: Language;
}

export type CodeAnswer = { answer: 'confirmed' | 'over' } | { answer: 'wrong'; triesLeft: number };

/** Three at once, then one every five minutes: for a record, and for an address, which may be a stranger's. */
export const sendLimit: LimitSetting = { points: 3, seconds: 900 };

export function oneTimeCodes(parts: CodeSendingParts): OneTimeCodes {
  const { database, key, newId } = parts;
  return {
    send: (asked) => send(parts, asked),
    use: async (recordId, purpose, digits) => {
      const { rows } = await database.query<{ answer: CodeAnswer['answer']; triesLeft: number }>({
        text: 'select answer, tries_left as "triesLeft" from use_one_time_code($1, $2, $3, $4)',
        values: [recordId, purpose, oneTimeHmac(key, recordId, purpose, digits), newId()],
      });
      const row = rows[0];
      if (!row) throw new Error('use_one_time_code answered nothing');
      return row.answer === 'wrong' ? { answer: 'wrong', triesLeft: row.triesLeft } : { answer: row.answer };
    },
  };
}

async function send(
  parts: CodeSendingParts,
  { recordId, purpose, channel, language }: Asked,
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
    text: 'select send_one_time_code($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
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
    ],
  });
  hint();
  return 0;
}
