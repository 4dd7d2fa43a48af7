/** A row of the audit trail as a FHIR R4 AuditEvent (IHE ATNA). Pure. */
import type { AuditRow, ToldAct } from '../told-act.ts';
import { auditMeanings } from './audit-codes.ts';
import type { Participants } from './participants.ts';
import { type Resource, refer } from './resource.ts';
import { concept, systems } from './systems.ts';

export function auditEventOf(row: AuditRow, act: ToldAct, consent: Resource, parts: Participants): Resource {
  const { dicom, action, outcome } = auditMeanings[row.type];
  return {
    resourceType: 'AuditEvent',
    id: row.id,
    type: { system: systems.dicom, ...dicom },
    subtype: [{ system: systems.auditEvent, code: row.type }],
    action,
    recorded: row.at.toISOString(),
    outcome,
    agent: [agentOf(row, act, parts)],
    source: {
      observer: refer(parts.server),
      type: [{ system: systems.sourceType, code: '4', display: 'Application Server' }],
    },
    entity: [
      {
        what: refer(parts.patient),
        type: { system: systems.entityType, code: '1', display: 'Person' },
        role: { system: systems.objectRole, code: '1', display: 'Patient' },
      },
      {
        what: refer(consent),
        type: { system: systems.entityType, code: '2', display: 'System Object' },
        role: { system: systems.objectRole, code: '4', display: 'Domain Resource' },
        ...(row.detail === null ? {} : { detail: [{ type: 'detail', valueString: row.detail }] }),
      },
    ],
  };
}

/** A kiosk asked, or the server acted by itself. Nobody of the counter is named. */
function agentOf({ kioskId }: AuditRow, act: ToldAct, { kiosk, server }: Participants): object {
  const type = concept({ system: systems.dicom, code: '110150', display: 'Application' });
  if (kioskId === null) return { type, who: refer(server), requestor: false };
  const own = act.where === 'kiosk' && kioskId === act.answer.said.kioskId;
  if (own && kiosk) return { type, who: refer(kiosk), requestor: true };
  const identifier = { system: systems.uri, value: `urn:uuid:${kioskId}` };
  return { type, who: { identifier, display: 'Autre borne' }, requestor: true };
}
