/** The confirmed address of a record, and the one that waits for its code. */
import type { Actor } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { Channel, ChannelKind } from './channel.ts';
import type { TextSeal } from './text-seal.ts';

/** `by`: who was acting; null: confirmed before the page said so. */
export interface AskedChannel {
  channel: Channel;
  by: Actor | null;
}

export interface Channels {
  /** Null: none was confirmed, or it can no longer be read. */
  confirmed(recordId: string): Promise<AskedChannel | null>;
  /** The address to which this session had a code sent that was neither given back nor replaced; it may have ended since. */
  awaiting(recordId: string, session: Buffer): Promise<AskedChannel | null>;
}

interface Row {
  kind: ChannelKind;
  sealed: Buffer;
  by: Actor | null;
}

export function channels(database: Database, seal: TextSeal): Channels {
  const opened = async (recordId: string, row: Row | undefined): Promise<AskedChannel | null> => {
    const address = row ? await seal.open(recordId, row.sealed) : null;
    return row && address !== null ? { channel: { kind: row.kind, address }, by: row.by } : null;
  };
  return {
    confirmed: async (recordId) => {
      const { rows } = await database.query<Row>({
        text: 'select kind, address_sealed as sealed, actor as by from home_channels where record_id = $1',
        values: [recordId],
      });
      return opened(recordId, rows[0]);
    },
    awaiting: async (recordId, session) => {
      const { rows } = await database.query<Row>({
        text: `select kind, address_sealed as sealed, actor as by from one_time_codes
                where record_id = $1 and purpose = 'channel' and session_hash = $2
                  and used_at is null and dead_at is null`,
        values: [recordId, session],
      });
      return opened(recordId, rows[0]);
    },
  };
}
