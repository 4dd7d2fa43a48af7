/**
 * Erases the identity of an act and what its evidence says: both are sealed under the act's one data key. The database
 * decides and writes it down first (server/migrations/0009_identity_at_rest.sql); then the vault forgets, so that no
 * backup of before gives them back. A server that dies between the two has left a row that says so: `finish` ends what
 * it began.
 *
 * What is kept: that there was an act, its consent, its audit trail, its leaves in the ledger, and when it was erased.
 * What is not: identity, signed texts and their salts, index of the person, digest of the request. A restored backup
 * brings these last two back, as keyed digests, until `eraseAgain` has looked for what the vault forgot.
 */
import type { Database } from '../db/database.ts';
import type { KeyVault } from '../secrets/key-vault.ts';
import { forgottenActs } from './forgotten-acts.ts';

/** asked: the person, or a court. retention: its time was over. restored: it was erased before the backup came back. */
export type ErasureReason = 'asked' | 'retention' | 'restored';

/**
 * erased, erased-before: the identity is gone. unknown-act: there is none of this id. legal-hold: a dispute.
 * act-under-way: an opening, a reopening or a closure of this person has no answer yet. record-open: a record of this
 * person is open, and its evidence lives as long (law-and-consent.md §8).
 */
export type ErasureResult =
  | 'erased'
  | 'erased-before'
  | 'unknown-act'
  | 'legal-hold'
  | 'act-under-way'
  | 'record-open';

export interface Erasure {
  /** Resolves when neither the database nor any backup of it yields the identity. */
  erase(actId: string, reason: ErasureReason): Promise<ErasureResult>;
  /** The same for several, with one change of the vault; how many of them were erased now. */
  eraseAll(actIds: readonly string[], reason: ErasureReason): Promise<string[]>;
  /** Ends what a server began and could not end; how many. */
  finish(): Promise<number>;
  /** After a backup was restored: erases again what the vault has forgotten; how many. Reads every key once. */
  eraseAgain(): Promise<number>;
  hold(actId: string, held: boolean): Promise<'changed' | 'same' | 'unknown-act'>;
}

export interface ErasureParts {
  database: Database;
  vault: KeyVault;
  newId: () => string;
}

export function erasure(parts: ErasureParts): Erasure {
  const { database, vault, newId } = parts;
  const eraseAll = async (actIds: readonly string[], reason: ErasureReason): Promise<string[]> => {
    const erased: string[] = [];
    for (const actId of actIds) {
      if ((await eraseInDatabase(parts, actId, reason)) === 'erased') erased.push(actId);
    }
    await forget(parts, erased);
    return erased;
  };
  return {
    eraseAll,
    erase: async (actId, reason) => {
      const result = await eraseInDatabase(parts, actId, reason);
      if (result === 'erased' || result === 'erased-before') await forget(parts, [actId]);
      return result;
    },
    finish: async () => {
      const { rows } = await database.query<{ id: string }>({
        text: `select act_id as id from data_keys where destroyed_at is not null and forgotten_at is null limit 1000`,
      });
      await forget(
        parts,
        rows.map(({ id }) => id),
      );
      return rows.length;
    },
    eraseAgain: async () => {
      let count = 0;
      for await (const actIds of forgottenActs(database, vault)) {
        count += (await eraseAll(actIds, 'restored')).length;
      }
      return count;
    },
    hold: async (actId, held) => {
      const { rows } = await database.query<{ answer: 'changed' | 'same' | 'unknown-act' }>({
        text: 'select set_legal_hold($1, $2, $3) as answer',
        values: [actId, held, newId()],
      });
      return answerIn(rows);
    },
  };
}

async function eraseInDatabase(
  { database, newId }: ErasureParts,
  actId: string,
  reason: ErasureReason,
): Promise<ErasureResult> {
  const { rows } = await database.query<{ answer: ErasureResult }>({
    text: 'select erase_identity($1, $2, $3) as answer',
    values: [actId, reason, newId()],
  });
  return answerIn(rows);
}

/** The vault first: `forgotten_at` is never untrue. */
async function forget({ database, vault }: ErasureParts, actIds: readonly string[]): Promise<void> {
  if (actIds.length === 0) return;
  await vault.destroy(actIds);
  await database.query({
    text: `update data_keys set forgotten_at = now()
            where act_id = any($1) and destroyed_at is not null and forgotten_at is null`,
    values: [actIds],
  });
}

function answerIn<Answer extends string>(rows: { answer: Answer }[]): Answer {
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('the database answered nothing');
  return answer;
}
