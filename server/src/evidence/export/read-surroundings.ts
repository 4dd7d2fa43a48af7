/** What an export says beside the evidence: the place, the text, the audit trail, and, if it may, the person. */
import { z } from 'zod';
import { auditEventTypes } from '../../audit/audit-event.ts';
import type { Database } from '../../db/database.ts';
import { identitySeal, type StoredIdentity } from '../../secrets/identity-seal.ts';
import type { KeyVault } from '../../secrets/key-vault.ts';
import { type ActFacts, actFacts } from './act-facts.ts';
import type { AuditRow, Surroundings, ToldAct } from './told-act.ts';

export interface About {
  structure: Surroundings['structure'];
  /** OID of the INS when the export is for the person, or for whoever may know who they are. Null: nobody is named. */
  insOid: string | null;
  demonstration: boolean;
}

/** Throws when the database does, and when a sealed identity has been tampered with. */
export async function readSurroundings(
  database: Database,
  vault: KeyVault,
  act: ToldAct,
  { structure, insOid, demonstration }: About,
): Promise<Surroundings> {
  const { actId, notice, language } = actFacts(act);
  return {
    structure,
    demonstration,
    siteName: act.where === 'home' ? null : await siteName(database, act.receipt.said.siteId),
    notice: await noticeText(database, { notice, language }),
    audit: await auditOf(database, actId),
    person: insOid === null ? null : await personOf(database, vault, { actId, insOid }),
  };
}

async function siteName(database: Database, siteId: string): Promise<string> {
  const { rows } = await database.query<{ name: string }>({
    text: 'select name from sites where id = $1',
    values: [siteId],
  });
  return rows[0]?.name ?? siteId;
}

async function noticeText(
  database: Database,
  { notice, language }: Pick<ActFacts, 'notice' | 'language'>,
): Promise<string | null> {
  const { rows } = await database.query<{ text: string }>({
    text: `select text from notices where version = $1 and language = $2 and sha256 = decode($3, 'hex')`,
    values: [notice.version, language, notice.sha256],
  });
  return rows[0]?.text ?? null;
}

const TypeSchema = z.enum(auditEventTypes);

async function auditOf(database: Database, actId: string): Promise<AuditRow[]> {
  const { rows } = await database.query<Omit<AuditRow, 'type'> & { type: string }>({
    text: `select id, at, type, kiosk_id as "kioskId", detail from audit_events
            where record_id = $1 or closure_id = $1 order by at, id`,
    values: [actId],
  });
  return rows.map((row) => ({ ...row, type: TypeSchema.parse(row.type) }));
}

/** Null as well when the identity is gone: what was erased is told by nobody. */
async function personOf(
  database: Database,
  vault: KeyVault,
  { actId, insOid }: { actId: string; insOid: string },
): Promise<Surroundings['person']> {
  const { rows } = await database.query<StoredIdentity>({
    text: `select k.act_id as "actId", k.kek_id as "keyId", k.wrapped as "wrappedKey",
                  coalesce(r.identity_sealed, c.identity_sealed) as "identitySealed"
             from data_keys k
             left join records r on r.id = k.act_id
             left join closures c on c.id = k.act_id
            where k.act_id = $1`,
    values: [actId],
  });
  const [stored] = rows;
  if (!stored) return null;
  const opened = await identitySeal({ vault, former: null }).open(stored);
  return opened.outcome === 'open'
    ? { identity: opened.identity, representative: opened.representative, insOid }
    : null;
}
