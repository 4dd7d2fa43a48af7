/**
 * One act as a FHIR R4 Bundle (collection): Consent, Provenance, AuditEvent and those whom they name. A view for
 * software that reads FHIR; what proves is the signed bundle, whose signatures the Provenance carries as they are. Pure.
 */
import type { Surroundings, ToldAct } from '../told-act.ts';
import { auditEventOf } from './audit-event.ts';
import { consentOf } from './consent.ts';
import { participantsOf } from './participants.ts';
import { provenancesOf } from './provenance.ts';
import type { Resource } from './resource.ts';
import { systems } from './systems.ts';

export interface FhirBundle {
  resourceType: 'Bundle';
  type: 'collection';
  identifier: { system: string; value: string };
  /** Export. */
  timestamp: string;
  meta?: object;
  entry: { fullUrl: string; resource: Resource }[];
}

export function fhirBundleOf(act: ToldAct, around: Surroundings): FhirBundle {
  const parts = participantsOf(act, around);
  const consent = consentOf(act, around, parts);
  const { patient, representative, place, kiosk, server } = parts;
  const resources = [
    consent,
    ...provenancesOf(act, consent, parts),
    ...around.audit.map((row) => auditEventOf(row, act, consent, parts)),
    patient,
    ...(representative ? [representative] : []),
    ...[place, kiosk, server],
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    ...(around.demonstration ? { meta: { tag: [testData] } } : {}),
    identifier: { system: systems.uri, value: `urn:uuid:${act.bundle.actId}` },
    timestamp: act.bundle.exportedAt,
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
}

/** HTEST: nobody real is behind it. */
const testData = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};
