/**
 * What somebody of the counter does with a call of their site. The audit row is written by the statement of the act
 * itself: no audit, no act. An act repeated by the same person after a lost answer is done, and written once.
 */
import type { CallAct } from '../../contract/counter.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import { type StoredName, sealName } from '../assistance/seal-name.ts';
import type { AuditEventType } from '../audit/audit-event.ts';
import type { Database } from '../db/database.ts';
import type { KeyVault } from '../secrets/key-vault.ts';

export interface ActOnCall {
  callId: string;
  siteId: string;
  staffId: string;
  act: CallAct;
}

/** done: now, or already. not-open: over, not yet taken, of another kind, or not of this site. */
export type ActResult = 'done' | 'not-open';

export interface CallActsParts {
  database: Database;
  vault: KeyVault;
  newId: () => string;
}

/** `from`: states in which the act may be done. `event`: what the audit keeps of it. */
interface Rule {
  from: string[];
  kinds: string[];
  verdict: string | null;
  event: AuditEventType | null;
}

const everyKind = ['help', 'papers', 'explanation', 'card-forgotten'];

/** A verdict needs somebody who came; papers end by their verdict and in no other way. */
const rules: Record<CallAct['act'], Rule> = {
  take: { from: ['waiting'], kinds: everyKind, verdict: null, event: 'call-taken' },
  end: {
    from: ['waiting', 'taken'],
    kinds: ['help', 'explanation', 'card-forgotten'],
    verdict: null,
    event: null,
  },
  'accept-papers': { from: ['taken'], kinds: ['papers'], verdict: 'accepted', event: 'papers-accepted' },
  'not-accept-papers': {
    from: ['taken'],
    kinds: ['papers'],
    verdict: 'not-accepted',
    event: 'papers-not-accepted',
  },
  explained: {
    from: ['taken'],
    kinds: ['explanation'],
    verdict: 'explained',
    event: 'explanation-confirmed',
  },
};

export function callActs({
  database,
  vault,
  newId,
}: CallActsParts): (asked: ActOnCall) => Promise<ActResult> {
  return async ({ callId, siteId, staffId, act }) => {
    const papers = act.act === 'accept-papers' ? act : null;
    const found = [callId, siteId, rules[act.act].kinds];
    const statement = act.act === 'take' ? takeStatement : endStatement;
    const { from, verdict, event } = rules[act.act];
    const values = [...found, from, staffId, newId(), event];
    const name = papers && (await sealedName({ database, vault }, { callId, siteId }, papers.name));
    if (papers && !name) return 'not-open';
    const ending = [verdict, papers?.relation ?? null, papers?.opinion ?? null];
    const named = [name?.nameSealed ?? null, name?.keyId ?? null, name?.wrappedKey ?? null];
    const { rows } = await database.query<{ done: boolean }>({
      text: statement,
      values: act.act === 'take' ? values : [...values, ...ending, ...named],
    });
    return rows[0]?.done === true ? 'done' : 'not-open';
  };
}

/** Null: no papers of this site, or the act of their visit was erased. */
async function sealedName(
  { database, vault }: Pick<CallActsParts, 'database' | 'vault'>,
  { callId, siteId }: Pick<ActOnCall, 'callId' | 'siteId'>,
  name: RepresentativeName,
): Promise<StoredName | null> {
  const { rows } = await database.query<{ visitId: string }>({
    text: `select visit_id as "visitId" from calls where id = $1 and site_id = $2 and kind = 'papers'`,
    values: [callId, siteId],
  });
  const [row] = rows;
  return row ? sealName(vault, { callId, visitId: row.visitId }, name) : null;
}

/** $1 call, $2 site, $3 kinds, $4 states, $5 staff, $6 id of the audit row, $7 event. */
const call = 'id = $1 and site_id = $2 and kind = any($3)';
const noted = `
  noted as (
    insert into audit_events (id, type, kiosk_id, detail)
    select $6, $7, kiosk_id, $5 || ':' || id from changed where $7::text is not null)`;

const takeStatement = `
  with changed as (
    update calls set state = 'taken', taken_by = $5, taken_at = now()
     where ${call} and state = any($4)
    returning id, kiosk_id), ${noted}
  select exists (select from changed)
      or exists (select from calls where ${call} and state = 'taken' and taken_by = $5) as done`;

/** $8 verdict, $9 relation, $10 opinion, $11 to $13 the sealed name. A protected adult is represented by a guardian, whoever that is. */
const endStatement = `
  with changed as (
    update calls set state = 'over', over_at = now(), verdict = $8, relation = $9, opinion = $10,
           name_sealed = $11, name_key_id = $12, name_wrapped_key = $13
     where ${call} and state = any($4)
       and ($9::text is null or as_who = 'parent' or $9 = 'guardian')
    returning id, kiosk_id), ${noted}
  select exists (select from changed)
      or exists (select from calls
                  where ${call} and state = 'over'
                    and (verdict, relation, opinion) is not distinct from ($8, $9, $10)) as done`;
