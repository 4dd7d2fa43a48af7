/**
 * The identity behind an act is kept for some years after its end, then erased. The end: the closure of the record, for
 * its opening and for its closure; the word of the national service, for an act that opened or closed nothing. An open
 * record has no end, whether its code was used or ran out, and neither have the person's other acts while it is open.
 *
 * A loop in the server, like that of the calls (assistance/retention.ts), not a schedule of pg-boss: every turn is whole
 * in itself, several servers may do it side by side, and what was missed while they were off is done by the next turn.
 */
import type { Database } from '../db/database.ts';
import type { Erasure } from '../erasure/erasure.ts';
import type { Log } from '../log.ts';
import { inTurns, type Turns } from '../turns.ts';

export interface EvidenceRetentionParts {
  database: Database;
  erasure: Erasure;
  years: number;
  now: () => Date;
  newId: () => string;
}

/** How many acts of each kind. */
export interface Erased {
  records: number;
  closures: number;
}

/** As many go with one change of the vault. */
const batch = 500;

/** Erases what is due, then writes one line of report. */
export async function eraseWhatIsDue(
  parts: EvidenceRetentionParts,
  { batchSize = batch, signal }: { batchSize?: number; signal?: AbortSignal } = {},
): Promise<Erased> {
  const endedBefore = yearsBefore(parts.now(), parts.years);
  await parts.erasure.finish();
  const eraseDue = async (due: string): Promise<number> => {
    let erased = 0;
    while (!signal?.aborted) {
      const { rows } = await parts.database.query<{ id: string }>({
        text: due,
        values: [endedBefore, batchSize],
      });
      const gone = await parts.erasure.eraseAll(
        rows.map(({ id }) => id),
        'retention',
      );
      erased += gone.length;
      // Nothing went: what is left is held by an act that began a moment ago. The next turn finds it.
      if (rows.length < batchSize || gone.length === 0) break;
    }
    return erased;
  };
  const erased = { records: await eraseDue(dueRecords), closures: await eraseDue(dueClosures) };
  await parts.database.query({
    text: 'insert into retention_reports (id, ended_before, records, closures) values ($1, $2, $3, $4)',
    values: [parts.newId(), endedBefore, erased.records, erased.closures],
  });
  return erased;
}

const dueRecords = `
  select r.id from records r join data_keys k on k.act_id = r.id
   where r.state in ('closed', 'refused', 'already-exists') and octet_length(r.identity_sealed) > 0
     and coalesce(r.closed_at, r.settled_at) < $1
     and k.held_since is null and erasure_barred(r.person_index) is null
   order by coalesce(r.closed_at, r.settled_at) limit $2`;

const dueClosures = `
  select c.id from closures c join data_keys k on k.act_id = c.id
   where c.state in ('closed', 'refused') and octet_length(c.identity_sealed) > 0
     and c.settled_at < $1
     and k.held_since is null and erasure_barred(c.person_index) is null
   order by c.settled_at limit $2`;

/** The same day and hour, so many years earlier; 29 February becomes 1 March. */
function yearsBefore(date: Date, years: number): Date {
  const earlier = new Date(date);
  earlier.setUTCFullYear(earlier.getUTCFullYear() - years);
  return earlier;
}

const usualEveryMs = 86_400_000;

/** Erases at once, and every day. What fails is logged, and tried again at the next turn. */
export function keepEvidence(parts: EvidenceRetentionParts & { log: Log; everyMs?: number }): Turns {
  const { log, everyMs = usualEveryMs } = parts;
  async function erase(signal: AbortSignal): Promise<void> {
    try {
      log.info('identities-erased', { ...(await eraseWhatIsDue(parts, { signal })) });
    } catch (error) {
      log.warn('database-trouble', { reason: 'evidence-retention', error });
    }
  }
  return inTurns(erase, everyMs);
}
