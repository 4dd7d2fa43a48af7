/** Activation codes in the database: looked up, redeemed, replaced. The rules are in server/migrations/0003_activation.sql. */
import type { Regime } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { StoredIdentity } from '../secrets/identity-seal.ts';
import { codeLifetimeDays } from './code-lifetime.ts';

export type RedeemAnswer = 'activated' | 'not-open-yet' | 'not-accepted';

export interface Redeemed {
  answer: RedeemAnswer;
  /** Null for a code that was never printed. */
  recordId: string | null;
}

/** opened: no channel is confirmed yet. code-needed: one is, and the ticket alone is not enough. */
export type CameBack =
  | { answer: 'opened' | 'code-needed'; recordId: string }
  | { answer: 'not-accepted'; recordId: null };

export interface CodeStore {
  /** Whose code it is, dead or alive; null for a code that was never printed, or of a record that was erased. */
  holder(codeHash: Buffer): Promise<StoredIdentity | null>;
  /** Uses the code up, or counts the attempt. One transaction, one audit row, whatever the answer. */
  redeem(codeHash: Buffer, personMatches: boolean): Promise<Redeemed>;
  /** After the activation: the same code opens the page again, or counts the attempt. */
  comeBack(codeHash: Buffer, personMatches: boolean): Promise<CameBack>;
  /** Gives the record another code; false when this kiosk may not, or no longer. */
  replace(code: { recordId: string; kioskId: string; codeHash: Buffer }): Promise<boolean>;
}

export interface CodeStoreOptions {
  database: Database;
  regime: Regime;
  newId: () => string;
}

export function codeStore({ database, regime, newId }: CodeStoreOptions): CodeStore {
  return {
    holder: async (codeHash) => {
      const { rows } = await database.query<StoredIdentity>({
        text: `select r.id as "actId", r.identity_sealed as "identitySealed", k.kek_id as "keyId",
                      k.wrapped as "wrappedKey"
                 from activation_codes c
                 join records r on r.id = c.record_id
                 join data_keys k on k.act_id = r.id and k.wrapped is not null
                where c.code_hash = $1`,
        values: [codeHash],
      });
      return rows[0] ?? null;
    },
    redeem: async (codeHash, personMatches) => {
      const { rows } = await database.query<Redeemed>({
        text: `select redeem_activation_code($1, $2, $3) as answer,
                      (select record_id from activation_codes where code_hash = $1) as "recordId"`,
        values: [codeHash, personMatches, newId()],
      });
      const [redeemed] = rows;
      if (!redeemed) throw new Error('redeem_activation_code answered nothing');
      return redeemed;
    },
    comeBack: async (codeHash, personMatches) => {
      const { rows } = await database.query<CameBack>({
        text: 'select answer, record_id as "recordId" from return_with_activation_code($1, $2, $3)',
        values: [codeHash, personMatches, newId()],
      });
      const [answer] = rows;
      if (!answer) throw new Error('return_with_activation_code answered nothing');
      return answer;
    },
    replace: async ({ recordId, kioskId, codeHash }) => {
      const { rows } = await database.query<{ answer: string }>({
        text: 'select replace_activation_code($1, $2, $3, $4, $5) as answer',
        values: [recordId, kioskId, codeHash, codeLifetimeDays[regime], newId()],
      });
      return rows[0]?.answer === 'replaced';
    },
  };
}
