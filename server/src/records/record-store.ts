/** Reads records and moves them. A move names the state and the number of sends it starts from, or it does nothing. */
import type { Database } from '../db/database.ts';
import type { Relation } from '../dmp/dmp.ts';
import type { EvidenceEntry } from '../evidence/evidence-desk.ts';
import type { StoredIdentity } from '../secrets/identity-seal.ts';
import type { RecordAct, RecordState, Transition } from './record.ts';

/** What a delivery needs to know of a record. */
export interface StoredRecord {
  id: string;
  state: RecordState;
  sends: number;
  act: RecordAct;
  identity: StoredIdentity;
  consent: {
    relation: Relation | null;
    breakGlassConsent: boolean;
    emergencyCallConsent: boolean;
    answeredAt: Date;
  };
}

export interface RecordStore {
  read(id: string): Promise<StoredRecord | null>;
  stateOf: (id: string) => Promise<RecordState | null>;
  /** Is an opening, a reopening or a closure under way for this person, from any kiosk? */
  isUnderWayFor(personIndex: Buffer): Promise<boolean>;
  /** The national service says that this person's record is closed: the one that we held for open is so no more. */
  retireFormer(reopening: Position, auditId: string): Promise<void>;
  /** Writes that TD1.1 or TD1.2 is about to leave; false when another worker moved the record meanwhile. */
  beginSending(record: Position, auditId: string): Promise<boolean>;
  /** Ends or suspends a delivery; false when another worker moved the record meanwhile. */
  move(record: Position, transition: Transition, told: Told): Promise<boolean>;
}

/** What a move leaves behind: a line of the audit, and evidence where it says something new of the act. */
export interface Told {
  auditId: string;
  outcome: EvidenceEntry | null;
}

/** Where a worker believes the record to be. */
export type Position = Pick<StoredRecord, 'id' | 'state' | 'sends'>;

export function recordStore(database: Database): RecordStore {
  return {
    read: (id) => readRecord(database, id),
    stateOf: async (id) => {
      const { rows } = await database.query<{ state: RecordState }>({
        name: 'state-of',
        text: 'select state from records where id = $1',
        values: [id],
      });
      return rows[0]?.state ?? null;
    },
    isUnderWayFor: async (personIndex) => {
      const { rowCount } = await database.query({
        name: 'is-under-way-for',
        text: 'select 1 from acts_under_way where person_index = $1',
        values: [personIndex],
      });
      return rowCount > 0;
    },
    retireFormer: (reopening, auditId) => retireFormer(database, reopening, auditId),
    beginSending: (record, auditId) => beginSending(database, record, auditId),
    move: (record, transition, told) => move(database, record, transition, told),
  };
}

async function readRecord(database: Database, id: string): Promise<StoredRecord | null> {
  const { rows } = await database.query<
    Omit<StoredRecord, 'id' | 'identity' | 'consent'> & StoredIdentity & StoredRecord['consent']
  >({
    name: 'read-record',
    text: `select r.state, r.sends, r.act, r.id as "actId", r.identity_sealed as "identitySealed",
                  k.kek_id as "keyId", k.wrapped as "wrappedKey", c.relation,
                  c.break_glass_consent as "breakGlassConsent", c.emergency_call_consent as "emergencyCallConsent",
                  c.answered_at as "answeredAt"
             from records r
             join consents c on c.record_id = r.id
             left join data_keys k on k.act_id = r.id
            where r.id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (!row) return null;
  const { state, sends, act, actId, identitySealed, keyId, wrappedKey, ...consent } = row;
  return { id, state, sends, act, identity: { actId, identitySealed, keyId, wrappedKey }, consent };
}

async function retireFormer(database: Database, reopening: Position, auditId: string): Promise<void> {
  await database.query({
    name: 'retire-former',
    text: `with retired as (
             update records former set state = 'closed', closed_at = now()
               from records reopening
              where reopening.id = $1 and former.person_index = reopening.person_index
                and former.state in ('created', 'activated')
              returning former.id, former.kiosk_id),
           dead as (
             update activation_codes set dead_at = now()
              where dead_at is null and record_id in (select id from retired))
           insert into audit_events (id, type, record_id, kiosk_id, detail)
           select $2, 'record-closed', id, kiosk_id, 'found' from retired`,
    values: [reopening.id, auditId],
  });
}

async function beginSending(database: Database, record: Position, auditId: string): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'begin-sending',
    text: `with moved as (
             update records set state = 'sending', sends = sends + 1
              where id = $1 and state = $2 and sends = $3
              returning id, kiosk_id)
           insert into audit_events (id, type, record_id, kiosk_id)
           select $4, 'sending-begun', id, kiosk_id from moved`,
    values: [record.id, record.state, record.sends, auditId],
  });
  return rowCount === 1;
}

/**
 * A send that certainly never left is not counted; a code whose record will not be opened dies with it; a final word
 * ends the person's turn.
 */
async function move(
  database: Database,
  record: Position,
  transition: Transition,
  { auditId, outcome }: Told,
): Promise<boolean> {
  const { to, event, detail } = transition;
  const { rowCount } = await database.query({
    name: 'move-record',
    text: `with moved as (
             update records
                set state = $4::text, sends = sends - $5,
                    settled_at = case when $4 in ('created', 'already-exists', 'refused') then now() end
              where id = $1 and state = $2 and sends = $3
              returning id, kiosk_id, person_index),
           freed as (
             delete from acts_under_way a using moved
              where $4 in ('created', 'already-exists', 'refused')
                and a.person_index = moved.person_index and a.act_id = moved.id),
           dead as (
             update activation_codes set dead_at = now()
              where $4 in ('already-exists', 'refused') and dead_at is null
                and record_id in (select id from moved)),
           told as (
             insert into evidence (id, act_id, kind, sealed, leaf_hash)
             select $9, id, 'outcome', $10, $11 from moved where $9::uuid is not null),
           leaf as (
             insert into ledger_leaves (id, leaf_hash) select $9, $11 from moved where $9::uuid is not null)
           insert into audit_events (id, type, record_id, kiosk_id, detail)
           select $6, $7, id, kiosk_id, $8 from moved`,
    values: [
      record.id,
      record.state,
      record.sends,
      to,
      event === 'sending-failed' ? 1 : 0,
      auditId,
      event,
      detail,
      outcome?.id ?? null,
      outcome?.sealed ?? null,
      outcome?.leafHash ?? null,
    ],
  });
  return rowCount === 1;
}
