/** Messages that wait in the database. What the page says of a password moves in the same statement as its message. */
import type { Database } from '../../db/database.ts';

export interface LeasedMessage {
  id: string;
  recordId: string;
  bodySealed: Buffer;
}

export interface MessageStore {
  /** A few that are due; nobody else gets them before their next turn. */
  lease(): Promise<LeasedMessage[]>;
  sent(id: string, auditId: string): Promise<void>;
  giveUp(id: string, auditId: string): Promise<void>;
  giveUpExpired(newId: () => string): Promise<void>;
}

/** Its sender ends within 10 s; then a quarter of a minute, twice as long each time, five minutes at most. */
const lease = `
  update home_messages
     set tries = tries + 1, next_at = now() + make_interval(secs => least(15 * power(2, least(tries, 6)), 300))
   where id in (
     select id from home_messages where next_at <= now() and expires_at > now()
      order by next_at limit 8 for update skip locked)
  returning id, record_id as "recordId", body_sealed as "bodySealed"`;

const end = `
  with gone as (delete from home_messages where id = $1 returning record_id, kind),
  told as (
    update home_accesses a set password = $2
      from gone where gone.kind = 'password' and a.record_id = gone.record_id)
  insert into audit_events (id, type, record_id)
  select $3, 'password-' || $2, record_id from gone where kind = 'password'`;

export function messageStore(database: Database): MessageStore {
  const finish = async (id: string, word: 'sent' | 'lost', auditId: string): Promise<void> => {
    await database.query({ text: end, values: [id, word, auditId] });
  };
  return {
    lease: async () => (await database.query<LeasedMessage>({ name: 'lease-message', text: lease })).rows,
    sent: (id, auditId) => finish(id, 'sent', auditId),
    giveUp: (id, auditId) => finish(id, 'lost', auditId),
    giveUpExpired: async (newId) => {
      const { rows } = await database.query<{ id: string }>({
        text: 'select id from home_messages where expires_at <= now() limit 100',
      });
      for (const { id } of rows) await finish(id, 'lost', newId());
    },
  };
}
