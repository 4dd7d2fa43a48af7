/** Internet accesses in the database: one row for a record, moved by whoever holds the turn. */
import type { HomeActor } from '../../contract/evidence/index.ts';
import type { Database } from '../db/database.ts';
import type { AccessEnd, AccessState } from './access.ts';
import { sendingSecondsMax } from './access.ts';

export interface StoredAccess {
  state: AccessState;
  loginSealed: Buffer | null;
  password: 'none' | 'waiting' | 'sent' | 'lost';
}

/** The turn to call TD1.5a. */
export interface AccessTurn {
  sends: number;
  /** An earlier call may have arrived. */
  doubt: boolean;
}

/** What a creation brings, sealed: the login for the page, and the message that carries the password. */
export interface SealedSecrets {
  login: Buffer;
  messageId: string;
  message: Buffer;
}

export interface AccessStore {
  read(recordId: string): Promise<StoredAccess | null>;
  /** Takes the turn and says so in the audit trail; null: somebody else has it, it is done, or there is no channel. */
  begin(recordId: string, auditId: string, by: HomeActor): Promise<AccessTurn | null>;
  /** False: the turn was taken over meanwhile. */
  settle(
    recordId: string,
    turn: AccessTurn,
    end: AccessEnd,
    secrets: SealedSecrets | null,
    auditId: string,
  ): Promise<boolean>;
  /** Its reader noted the login: it is kept no longer. */
  forgetLogin(recordId: string): Promise<void>;
}

export function accessStore(database: Database): AccessStore {
  return {
    read: (recordId) => read(database, recordId),
    begin: (recordId, auditId, by) => begin(database, recordId, auditId, by),
    settle: async (recordId, turn, end, secrets, auditId) => {
      const { rows } = await database.query<{ moved: boolean }>({
        text: 'select settle_home_access($1, $2, $3, $4, $5, $6, $7, $8, $9) as moved',
        values: [
          recordId,
          turn.sends,
          end.to,
          secrets?.login ?? null,
          secrets?.messageId ?? null,
          secrets?.message ?? null,
          auditId,
          end.event,
          end.detail,
        ],
      });
      return rows[0]?.moved === true;
    },
    forgetLogin: async (recordId) => {
      await database.query({
        text: 'update home_accesses set login_sealed = null where record_id = $1',
        values: [recordId],
      });
    },
  };
}

/** A call that nobody ended in time is a doubt, whatever the row says. */
async function read(database: Database, recordId: string): Promise<StoredAccess | null> {
  const { rows } = await database.query<StoredAccess>({
    text: `select case when state = 'sending' and begun_at < now() - make_interval(secs => $2)
                       then 'uncertain' else state end as state,
                  login_sealed as "loginSealed", password
             from home_accesses where record_id = $1`,
    values: [recordId, sendingSecondsMax],
  });
  return rows[0] ?? null;
}

async function begin(
  database: Database,
  recordId: string,
  auditId: string,
  by: HomeActor,
): Promise<AccessTurn | null> {
  const { rows } = await database.query<AccessTurn>({
    text: `with turn as (
             insert into home_accesses as a (record_id, state, sends, begun_at, actor, relation)
             select c.record_id, 'sending', 1, now(), $4, $5
               from home_channels c join records r on r.id = c.record_id and r.state = 'activated'
              where c.record_id = $1
             on conflict (record_id) do update
               set state = 'sending', sends = a.sends + 1, begun_at = now(), settled_at = null,
                   actor = excluded.actor, relation = excluded.relation,
                   in_doubt = a.in_doubt or a.state in ('sending', 'uncertain')
               where a.state in ('requested', 'refused', 'uncertain')
                  or (a.state = 'sending' and a.begun_at < now() - make_interval(secs => $3))
             returning record_id, sends, in_doubt),
           told as (
             insert into audit_events (id, type, record_id) select $2, 'access-requested', record_id from turn)
           select sends, in_doubt as doubt from turn`,
    values: [recordId, auditId, sendingSecondsMax, by.actor, by.relation],
  });
  return rows[0] ?? null;
}
