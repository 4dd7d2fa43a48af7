/** Reads the evidence of an act back. Whoever has the database and not the vault reads nothing. */
import type { Database } from '../db/database.ts';
import { type OpenedKey, openActKey, type StoredKey } from '../secrets/act-keys.ts';
import type { KeyVault } from '../secrets/key-vault.ts';
import { type EvidenceContent, openEvidence } from './seal-evidence.ts';

export interface ReadEntry extends EvidenceContent {
  /** Also of its leaf. */
  id: string;
  /** received: what was answered at a kiosk, or asked at home. change: of an opening's choices, at home, and its end. */
  kind: 'received' | 'outcome' | 'change';
}

/**
 * `entries`: in the order in which they came, which is that of their ids. unknown-act: there is no evidence of this act.
 * The others are the vault's words: an act that was erased is `destroyed`.
 */
export type ReadEvidence =
  | { outcome: 'open'; entries: ReadEntry[] }
  | { outcome: 'unknown-act' }
  | Exclude<OpenedKey, { outcome: 'open' }>;

interface EvidenceRow extends StoredKey {
  id: string;
  kind: ReadEntry['kind'];
  sealed: Buffer;
}

/** Throws when sealed bytes are not what was kept of this entry. */
export async function readEvidence(
  database: Database,
  vault: KeyVault,
  actId: string,
): Promise<ReadEvidence> {
  const { rows } = await database.query<EvidenceRow>({
    text: `select e.id, e.kind, e.sealed, e.act_id as "actId", k.kek_id as "keyId", k.wrapped as "wrappedKey"
             from evidence e left join data_keys k using (act_id)
            where e.act_id = $1 order by e.id`,
    values: [actId],
  });
  const [first] = rows;
  if (!first) return { outcome: 'unknown-act' };
  const opened = await openActKey(vault, first);
  if (opened.outcome !== 'open') return opened;
  const entries = rows.map(({ id, kind, sealed }) => ({
    id,
    kind,
    ...openEvidence(opened.key, id, sealed),
  }));
  return { outcome: 'open', entries };
}
