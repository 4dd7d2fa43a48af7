/** Papers of a parent or a guardian, as the counter saw them: without them a representative cannot answer. */
import type { RepresentativeName } from '../../contract/representative.ts';
import type { Database } from '../db/database.ts';
import type { KeyVault } from '../secrets/key-vault.ts';
import { openName, type StoredName } from './seal-name.ts';

/** Who showed the papers. A protected adult is always represented by `guardian`. */
export const relations = ['mother', 'father', 'guardian'] as const;
export type Relation = (typeof relations)[number];

/** What the represented person thinks of it, as the counter heard it (law-and-consent.md §4). */
export const opinions = ['agrees', 'disagrees', 'not-expressed'] as const;
export type Opinion = (typeof opinions)[number];

export interface AcceptedPapers {
  /** As whom the person stood there: the consent's actor must be the same. */
  as: 'parent' | 'guardian';
  relation: Relation;
  opinion: Opinion;
  /** Null: accepted before names were taken down, or by a counter that could not keep it. */
  name: RepresentativeName | null;
}

/** Null: no such call, not of this kiosk or this visit, not accepted, or accepted more than two hours ago. */
export type PapersAccepted = (asked: {
  callId: string;
  kioskId: string;
  visitId: string;
}) => Promise<AcceptedPapers | null>;

/** The rule is the function accepted_papers() of 0004_assistance.sql, so that a transaction can ask it too. */
export function papersAccepted(database: Database, vault: KeyVault): PapersAccepted {
  return async ({ callId, kioskId, visitId }) => {
    const { rows } = await database.query<Omit<AcceptedPapers, 'name'> & (StoredName | Unnamed)>({
      text: `select p.as_who as "as", p.relation, p.opinion,
                    c.name_sealed as "nameSealed", c.name_key_id as "keyId", c.name_wrapped_key as "wrappedKey"
               from accepted_papers($1, $2, $3) p, calls c where c.id = $1`,
      values: [callId, kioskId, visitId],
    });
    const [row] = rows;
    if (!row) return null;
    const { as, relation, opinion } = row;
    const name = row.nameSealed === null ? null : await openName(vault, { callId, visitId }, row);
    return { as, relation, opinion, name };
  };
}

interface Unnamed {
  nameSealed: null;
}
