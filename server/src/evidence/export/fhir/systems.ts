/** The code systems and identifier systems of the FHIR view (R4 4.0.1, IHE, FR Core). Data only. */

const hl7 = 'http://terminology.hl7.org/CodeSystem';
/** Ours. No domain of the project exists: `.invalid` (RFC 2606) can be taken for nobody's. */
const ours = 'https://borne-dmp.invalid/fhir';

export const systems = {
  uri: 'urn:ietf:rfc:3986',
  consentScope: `${hl7}/consentscope`,
  loinc: 'http://loinc.org',
  actReason: `${hl7}/v3-ActReason`,
  completion: `${hl7}/v3-DocumentCompletion`,
  dataOperation: `${hl7}/v3-DataOperation`,
  roleCode: `${hl7}/v3-RoleCode`,
  participantType: `${hl7}/provenance-participant-type`,
  sourceType: `${hl7}/security-source-type`,
  entityType: `${hl7}/audit-entity-type`,
  objectRole: `${hl7}/object-role`,
  dicom: 'http://dicom.nema.org/resources/ontology/DCM',
  signatureType: 'urn:iso-astm:E1762-95:2013',
  frIdentifierType: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203',
  structure: 'urn:oid:1.2.250.1.71.4.2.2',
  finess: 'https://finess.esante.gouv.fr',
  sirene: 'https://sirene.fr',
  subject: `${ours}/evidence-subject`,
  site: `${ours}/site`,
  auditEvent: `${ours}/audit-event-type`,
  auditDetail: `${ours}/audit-detail`,
  regime: `${ours}/regime`,
  outcome: `${ours}/outcome`,
  changeOutcome: `${ours}/change-outcome`,
  messageId: `${ours}/message-id`,
} as const;

export interface Coding {
  system: string;
  code: string;
  display?: string;
}

export const concept = (coding: Coding): { coding: Coding[] } => ({ coding: [coding] });
