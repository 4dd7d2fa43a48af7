/** Who came in at the counter, and who did not: written before the door opens, so that nobody is in without a trace. */
import { type AuditEventType, auditDetail } from '../audit/audit-event.ts';
import type { Database } from '../db/database.ts';

export interface SignInAudit {
  /** Whoever, and for which structure (EX_AIR-070); `development` in the place of a structure. */
  signedIn(staffId: string, structureId: string): Promise<void>;
  /** Nobody is named: what was not proven is not somebody. */
  refused(provider: string, reason: string): Promise<void>;
  signedOut(staffId: string): Promise<void>;
}

export function signInAudit(database: Database, newId: () => string): SignInAudit {
  const write = async (type: AuditEventType, detail: string): Promise<void> => {
    await database.query({
      text: 'insert into audit_events (id, type, detail) values ($1, $2, $3)',
      values: [newId(), type, auditDetail(detail)],
    });
  };
  return {
    signedIn: (staffId, structureId) => write('counter-signed-in', `${staffId}:${structureId}`),
    refused: (provider, reason) => write('counter-sign-in-refused', `${provider}:${reason}`),
    signedOut: (staffId) => write('counter-signed-out', staffId),
  };
}
