/** Papers of a parent or a guardian, as the counter saw them: without them a representative cannot answer. */
import type { Database } from '../db/database.ts';

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
}

/** Null: no such call, not of this kiosk or this visit, not accepted, or accepted more than two hours ago. */
export type PapersAccepted = (asked: {
  callId: string;
  kioskId: string;
  visitId: string;
}) => Promise<AcceptedPapers | null>;

/** The rule is the function accepted_papers() of 0004_assistance.sql, so that a transaction can ask it too. */
export function papersAccepted(database: Database): PapersAccepted {
  return async ({ callId, kioskId, visitId }) => {
    const { rows } = await database.query<{
      as: 'parent' | 'guardian';
      relation: Relation;
      opinion: Opinion;
    }>({
      text: 'select as_who as "as", relation, opinion from accepted_papers($1, $2, $3)',
      values: [callId, kioskId, visitId],
    });
    return rows[0] ?? null;
  };
}
