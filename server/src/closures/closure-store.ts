/** Reads closures and moves them. A move names the state and the number of sends it starts from, or it does nothing. */
import type { Database } from '../db/database.ts';
import type { Relation } from '../dmp/dmp.ts';
import type { EvidenceEntry } from '../evidence/evidence-desk.ts';
import type { StoredIdentity } from '../secrets/identity-seal.ts';
import type { ClosureState, Transition } from './closure.ts';

/** What a delivery needs to know of a closure. */
export interface StoredClosure {
  id: string;
  state: ClosureState;
  sends: number;
  identity: StoredIdentity;
  relation: Relation | null;
}

/** Where a worker believes the closure to be. */
export type Position = Pick<StoredClosure, 'id' | 'state' | 'sends'>;

export interface ClosureStore {
  read(id: string): Promise<StoredClosure | null>;
  stateOf: (id: string) => Promise<ClosureState | null>;
  /** Writes that TD1.4 is about to leave; false when another worker moved the closure meanwhile. */
  beginSending(closure: Position, auditId: string): Promise<boolean>;
  /** Ends or suspends a delivery; false when another worker moved the closure meanwhile. */
  move(closure: Position, transition: Transition, told: Told): Promise<boolean>;
}

/** What a move leaves behind: lines of the audit, and evidence where it says something new of the act. */
export interface Told {
  auditId: string;
  /** Of the line about the record of ours that it may close. */
  recordAuditId: string;
  outcome: EvidenceEntry | null;
}

export function closureStore(database: Database): ClosureStore {
  return {
    read: (id) => readClosure(database, id),
    stateOf: async (id) => {
      const { rows } = await database.query<{ state: ClosureState }>({
        name: 'closure-state-of',
        text: 'select state from closures where id = $1',
        values: [id],
      });
      return rows[0]?.state ?? null;
    },
    beginSending: (closure, auditId) => beginSending(database, closure, auditId),
    move: (closure, transition, told) => move(database, closure, transition, told),
  };
}

async function readClosure(database: Database, id: string): Promise<StoredClosure | null> {
  const { rows } = await database.query<Omit<StoredClosure, 'identity'> & StoredIdentity>({
    name: 'read-closure',
    text: `select c.id, c.state, c.sends, c.relation, c.id as "actId", c.identity_sealed as "identitySealed",
                  k.kek_id as "keyId", k.wrapped as "wrappedKey"
             from closures c left join data_keys k on k.act_id = c.id
            where c.id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (!row) return null;
  const { actId, identitySealed, keyId, wrappedKey, ...closure } = row;
  return { ...closure, identity: { actId, identitySealed, keyId, wrappedKey } };
}

async function beginSending(database: Database, closure: Position, auditId: string): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'begin-closing',
    text: `with moved as (
             update closures set state = 'sending', sends = sends + 1
              where id = $1 and state = $2 and sends = $3
              returning id, kiosk_id)
           insert into audit_events (id, type, closure_id, kiosk_id)
           select $4, 'sending-begun', id, kiosk_id from moved`,
    values: [closure.id, closure.state, closure.sends, auditId],
  });
  return rowCount === 1;
}

/**
 * A send that certainly never left is not counted; a final word ends the person's turn; a record of ours that is closed
 * now says so, and its activation code dies with it.
 */
async function move(
  database: Database,
  closure: Position,
  { to, event, detail }: Transition,
  told: Told,
): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'move-closure',
    text: `with moved as (
             update closures
                set state = $4::text, sends = sends - $5,
                    settled_at = case when $4 in ('closed', 'refused') then now() end
              where id = $1 and state = $2 and sends = $3
              returning id, kiosk_id, person_index),
           freed as (
             delete from acts_under_way a using moved
              where $4 in ('closed', 'refused') and a.person_index = moved.person_index and a.act_id = moved.id),
           retired as (
             update records r set state = 'closed', closed_at = now() from moved
              where $4 = 'closed' and r.person_index = moved.person_index and r.state in ('created', 'activated')
              returning r.id, r.kiosk_id),
           dead as (
             update activation_codes set dead_at = now()
              where dead_at is null and record_id in (select id from retired)),
           told as (
             insert into evidence (id, act_id, kind, sealed, leaf_hash)
             select $10, id, 'outcome', $11, $12 from moved where $10::uuid is not null),
           leaf as (
             insert into ledger_leaves (id, leaf_hash) select $10, $12 from moved where $10::uuid is not null)
           insert into audit_events (id, type, record_id, closure_id, kiosk_id, detail)
           select $6::uuid, $7, null::uuid, id, kiosk_id, $8 from moved
           union all
           select $9::uuid, 'record-closed', id, $1, kiosk_id, 'by-closure' from retired`,
    values: [
      closure.id,
      closure.state,
      closure.sends,
      to,
      event === 'sending-failed' ? 1 : 0,
      told.auditId,
      event,
      detail,
      told.recordAuditId,
      told.outcome?.id ?? null,
      told.outcome?.sealed ?? null,
      told.outcome?.leafHash ?? null,
    ],
  });
  return rowCount > 0;
}
