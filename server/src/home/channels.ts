/** The confirmed address of a record, and the one that waits for its code. */
import type { Database } from '../db/database.ts';
import type { Channel, ChannelKind } from './channel.ts';
import type { TextSeal } from './text-seal.ts';

export interface Channels {
  /** Null: none was confirmed, or it can no longer be read. */
  confirmed(recordId: string): Promise<Channel | null>;
  /** The address to which a code was sent that was neither given back nor replaced; it may have ended since. */
  awaiting(recordId: string): Promise<Channel | null>;
}

export function channels(database: Database, seal: TextSeal): Channels {
  const opened = async (
    recordId: string,
    row: { kind: ChannelKind; sealed: Buffer } | undefined,
  ): Promise<Channel | null> => {
    const address = row ? await seal.open(recordId, row.sealed) : null;
    return row && address !== null ? { kind: row.kind, address } : null;
  };
  return {
    confirmed: async (recordId) => {
      const { rows } = await database.query<{ kind: ChannelKind; sealed: Buffer }>({
        text: 'select kind, address_sealed as sealed from home_channels where record_id = $1',
        values: [recordId],
      });
      return opened(recordId, rows[0]);
    },
    awaiting: async (recordId) => {
      const { rows } = await database.query<{ kind: ChannelKind; sealed: Buffer }>({
        text: `select kind, address_sealed as sealed from one_time_codes
                where record_id = $1 and purpose = 'channel' and used_at is null and dead_at is null`,
        values: [recordId],
      });
      return opened(recordId, rows[0]);
    },
  };
}
