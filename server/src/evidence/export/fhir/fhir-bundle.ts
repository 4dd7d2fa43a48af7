/**
 * One act as a FHIR R4 Bundle (collection): the Consents, their Provenance, AuditEvent and those whom they name. A view for
 * software that reads FHIR; what proves is the signed bundle, whose signatures the Provenance carries as they are. Pure.
 */
import { actFacts } from '../act-facts.ts';
import type { Surroundings, ToldAct } from '../told-act.ts';
import { auditEventOf } from './audit-event.ts';
import { consentsOf } from './consents.ts';
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
  const { actId } = actFacts(act);
  const parts = participantsOf(act, around);
  const consents = consentsOf(act, around, parts);
  const { patient, representatives, place, kiosk, server } = parts;
  const resources = [
    ...consents,
    ...provenancesOf(act, consents, parts),
    ...around.audit.map((row) => auditEventOf(row, act, consents[0], parts)),
    patient,
    ...representatives.values(),
    ...[place, kiosk, server].filter((resource) => resource !== null),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    ...(around.demonstration ? { meta: { tag: [testData] } } : {}),
    identifier: { system: systems.uri, value: `urn:uuid:${actId}` },
    timestamp: act.bundles[0].exportedAt,
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
}

/** HTEST: nobody real is behind it. */
const testData = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};
