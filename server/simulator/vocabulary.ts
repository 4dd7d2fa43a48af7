/** Names of the wire, written here a second time on purpose: this judge shares nothing with the client it judges. */

export const ns = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  wsa: 'http://www.w3.org/2005/08/addressing',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  hl7: 'urn:hl7-org:v3',
  gdp: 'asip:ci-sis:gdp:2010',
  pat: 'urn:si-dmp-patients',
  hab: 'urn:si-dmp-habilitations',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  bam: 'urn:siram:bam:ctxbam',
  lps: 'urn:siram:lps:ctxlps',
  siram: 'urn:siram',
  recSans: 'http://www.cnamts.fr/INSiRecSans',
  recVit: 'http://www.cnamts.fr/INSiRecVit',
  insResult: 'http://www.cnamts.fr/INSiResultat',
} as const;

export const anonymous = 'http://www.w3.org/2005/08/addressing/anonymous';
export const basePath = '/si-dmp-server/v2/services';
export const paths = {
  patients: `${basePath}/patients`,
  patientsSpecific: `${basePath}/patientsSpecific`,
  habilitations: `${basePath}/habilitations`,
  /** INSi is another service, of the Assurance maladie: it shares this port and nothing else (insi/service.ts). */
  insi: '/lps',
} as const;
export type ServiceName = keyof typeof paths;

export type ActionName =
  | 'find'
  | 'create'
  | 'change'
  | 'createPatientAccess'
  | 'patientOTPUpdate'
  | 'updatePatientAccess'
  | 'setAuthorization'
  | 'listAuthorizationByPatient';

/** Every Action that is understood: where it is served, what its body is called, and which rules judge it. */
export interface Action {
  service: ServiceName;
  name: ActionName;
  body: { namespace: string; name: string };
  /** The HTTP action of the WSDL, where it is another than the Action (dmp-protocol.md §2). */
  soapAction?: string;
}

const hl7 = (name: ActionName, body: string): Action => ({
  service: 'patients',
  name,
  body: { namespace: ns.hl7, name: body },
});
const specific = (body: ActionName): Action => ({
  service: 'patientsSpecific',
  name: body,
  body: { namespace: ns.pat, name: body },
});
const authorization = (body: ActionName): Action => ({
  service: 'habilitations',
  name: body,
  body: { namespace: ns.hab, name: body },
  soapAction: `urn:hl7-org:v3:${body}`,
});

export const patientSpecific = 'urn:si-dmp-patients:PatientSpecificEndPoint:';
export const habilitations = 'urn:si-dmp-habilitations:HabilitationsEndPoint:';

export const actions: ReadonlyMap<string, Action> = new Map([
  // TD0.2 and TD1.3a share it; TD1.2, TD1.3b and TD1.4 share the last: the reasonCode tells them apart.
  ['urn:hl7-org:v3:PRPA_IN201307UV02', hl7('find', 'PRPA_IN201307UV02')],
  ['urn:hl7-org:v3:PRPA_IN201311UV02', hl7('create', 'PRPA_IN201311UV02')],
  ['urn:hl7-org:v3:PRPA_IN201314UV02', hl7('change', 'PRPA_IN201314UV02')],
  [`${patientSpecific}createPatientAccess`, specific('createPatientAccess')],
  [`${patientSpecific}patientOTPUpdate`, specific('patientOTPUpdate')],
  [`${patientSpecific}updatePatientAccess`, specific('updatePatientAccess')],
  [`${habilitations}setAuthorization`, authorization('setAuthorization')],
  [`${habilitations}listAuthorizationByPatient`, authorization('listAuthorizationByPatient')],
]);

/** The one public reason of a closure. */
export const closedOnDemand = 'FERMETURE_DEMANDE_PATIENT';
/** A name of this simulator alone: how the real service tells an opposition, if it does, is not public. */
export const simulatedOpposition = 'OPPOSITION_OUVERTURE_SIMULEE';

/** Test matricules only: a real number has no business in a simulator. */
export const insTestOid = '1.2.250.1.213.1.4.10';

export const oid = {
  insC: '1.2.250.1.213.1.4.2',
  dmp: '1.2.250.1.213.4.1.1.1',
  answerId: '1.2.250.1.213.4.1.1.1.1',
  interaction: '2.16.840.1.113883.1.6',
  reason: '1.2.250.1.213.1.1.4.11',
  observation: '1.2.250.1.213.4.1.2.3',
  closing: '1.2.250.1.213.4.1.2.4',
  relationship: '2.16.840.1.113883.1.11.19579',
  contactParty: '1.2.250.1.213.4.1.2.5',
  attentionKey: '1.2.250.1.213.4.1.2.6.1',
  authorization: '1.2.250.1.213.4.1.2.6.2',
  doctor: '1.2.250.1.213.4.1.2.6.3',
  account: '1.2.250.1.213.4.1.2.9',
  professional: '1.2.250.1.71.4.2.1',
  structure: '1.2.250.1.71.4.2.2',
  authorRole: '1.2.250.1.213.1.1.4.5',
  profession: '1.2.250.1.71.1.2.7',
  purpose: '1.2.250.1.213.1.1.4.248',
} as const;
