/** Who had access to a registration, and when: the audit trail of the record and of its closures, for its holder. */
import type { AuditEventType } from '../audit/audit-event.ts';
import type { Database } from '../db/database.ts';

/**
 * Whose act it was. kiosk: the person, at a kiosk. home: the person, on this page. national: the national service, in
 * answer to us. counter: somebody of the counter. server: this service itself. unknown: whoever typed the code.
 */
export type Who = 'kiosk' | 'home' | 'national' | 'counter' | 'server' | 'unknown';

/** Total over the list of events: an event that nobody could explain to its holder does not compile. */
export const whoActs: Readonly<Record<AuditEventType, Who>> = {
  'status-asked': 'kiosk',
  'record-requested': 'kiosk',
  'sending-begun': 'server',
  'sending-failed': 'server',
  'answer-lost': 'server',
  'record-created': 'national',
  'record-already-existed': 'national',
  'record-refused': 'national',
  'record-closed': 'server',
  'closure-requested': 'kiosk',
  'closure-confirmed': 'national',
  'closure-refused': 'national',
  'code-replaced': 'kiosk',
  'activation-too-early': 'home',
  'activation-not-accepted': 'unknown',
  'record-activated': 'home',
  'counter-signed-in': 'counter',
  'counter-sign-in-refused': 'unknown',
  'counter-signed-out': 'counter',
  'call-taken': 'counter',
  'papers-accepted': 'counter',
  'papers-not-accepted': 'counter',
  'explanation-confirmed': 'counter',
  'hand-over-taken': 'counter',
  'identity-erased': 'server',
  'evidence-exported': 'server',
  'legal-hold-set': 'server',
  'legal-hold-lifted': 'server',
  'home-opened': 'home',
  'home-return-asked': 'home',
  'home-not-accepted': 'unknown',
  'one-time-code-sent': 'server',
  'one-time-code-wrong': 'unknown',
  'channel-confirmed': 'home',
  'access-requested': 'home',
  'access-created': 'national',
  'access-existed': 'national',
  'access-refused': 'national',
  'access-not-sent': 'server',
  'access-uncertain': 'server',
  'password-sent': 'server',
  'password-lost': 'server',
  'choices-asked': 'home',
  'choices-changed': 'national',
  'choices-refused': 'national',
  'choices-not-sent': 'server',
  'choices-uncertain': 'server',
  'receipt-read': 'home',
  'trail-read': 'home',
  'erasure-asked': 'home',
  'erasure-settled': 'server',
  'ledger-origin-begun': 'server',
};

export interface TrailLine {
  at: Date;
  /** A type of the audit trail; newer servers may know more of them. */
  what: string;
  who: Who;
  /** Where the kiosk stands; null: no kiosk. */
  siteName: string | null;
}

/** Newest first, 500 at most. That it was read is in the trail itself, before it is told. */
export async function readTrail(database: Database, recordId: string, auditId: string): Promise<TrailLine[]> {
  await database.query({
    text: `insert into audit_events (id, type, record_id) select $2, 'trail-read', id from records where id = $1`,
    values: [recordId, auditId],
  });
  const { rows } = await database.query<Omit<TrailLine, 'who'>>({
    text: `select e.at, e.type as what, s.name as "siteName"
             from (select at, type, kiosk_id, id from audit_events where record_id = $1
                   union
                   select e.at, e.type, e.kiosk_id, e.id
                     from records r join closures c on c.person_index = r.person_index
                     join audit_events e on e.closure_id = c.id
                    where r.id = $1) e
             left join kiosks k on k.id = e.kiosk_id left join sites s on s.id = k.site_id
            order by e.at desc, e.id desc limit 500`,
    values: [recordId],
  });
  return rows.map((row) => ({ ...row, who: whoOf(row.what, row.siteName) }));
}

function whoOf(what: string, siteName: string | null): Who {
  // A closure may be asked at a kiosk or here.
  if (what === 'closure-requested' && siteName === null) return 'home';
  return isKnown(what) ? whoActs[what] : 'server';
}

function isKnown(what: string): what is AuditEventType {
  return Object.hasOwn(whoActs, what);
}
