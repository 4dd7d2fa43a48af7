/** What the person answered, when, and to which text: from the consent as it was stored, and the changes since. */
import type { Database } from '../db/database.ts';

/** Words and dates of ours, no identity: whoever reads it proved who they are. */
export interface Receipt {
  act: 'open' | 'reopen';
  answeredAt: Date;
  siteName: string;
  language: string;
  noticeVersion: string;
  noticeSha256: string;
  actor: 'self' | 'parent' | 'guardian';
  understood: 'quiz' | 'staff' | null;
  assisted: boolean | null;
  breakGlassConsent: boolean;
  emergencyCallConsent: boolean;
  changes: { at: Date; breakGlassConsent: boolean; emergencyCallConsent: boolean; state: string }[];
}

/** Null: there is no such record. That it was read is in the audit trail before it is told. */
export async function readReceipt(
  database: Database,
  recordId: string,
  auditId: string,
): Promise<Receipt | null> {
  const { rows } = await database.query<Omit<Receipt, 'changes'>>({
    text: `with told as (
             insert into audit_events (id, type, record_id) select $2, 'receipt-read', id from records where id = $1)
           select r.act, c.answered_at as "answeredAt", s.name as "siteName", c.language,
                  c.notice_version as "noticeVersion", encode(c.notice_sha256, 'hex') as "noticeSha256", c.actor,
                  c.understood, c.assisted, c.break_glass_consent as "breakGlassConsent",
                  c.emergency_call_consent as "emergencyCallConsent"
             from records r join consents c on c.record_id = r.id
             join kiosks k on k.id = r.kiosk_id join sites s on s.id = k.site_id
            where r.id = $1`,
    values: [recordId, auditId],
  });
  const [consent] = rows;
  if (!consent) return null;
  const changes = await database.query<Receipt['changes'][number]>({
    text: `select asked_at as at, break_glass_consent as "breakGlassConsent",
                  emergency_call_consent as "emergencyCallConsent", state
             from home_choices where record_id = $1 order by asked_at, id`,
    values: [recordId],
  });
  return { ...consent, changes: changes.rows };
}
