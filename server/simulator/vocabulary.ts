/** Names of the wire, written here a second time on purpose: this judge shares nothing with the client it judges. */

export const ns = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  wsa: 'http://www.w3.org/2005/08/addressing',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  hl7: 'urn:hl7-org:v3',
  gdp: 'asip:ci-sis:gdp:2010',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export const anonymous = 'http://www.w3.org/2005/08/addressing/anonymous';
export const servicePath = '/si-dmp-server/v2/services/patients';

export const actions = {
  'urn:hl7-org:v3:PRPA_IN201307UV02': 'find',
  'urn:hl7-org:v3:PRPA_IN201311UV02': 'create',
  // TD1.2 and TD1.4 share it: the reasonCode tells them apart.
  'urn:hl7-org:v3:PRPA_IN201314UV02': 'change',
} as const;
export type Action = keyof typeof actions;

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
