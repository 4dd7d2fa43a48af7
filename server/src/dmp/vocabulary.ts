/** Names fixed by the national service and by the standards it uses. Data only (dmp-protocol.md §2 to §9, §11, §12). */

export const namespaces = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  wsa: 'http://www.w3.org/2005/08/addressing',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  hl7: 'urn:hl7-org:v3',
  gdp: 'asip:ci-sis:gdp:2010',
  pat: 'urn:si-dmp-patients',
  hab: 'urn:si-dmp-habilitations',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export const anonymousAddress = 'http://www.w3.org/2005/08/addressing/anonymous';

/** The device that stands for the national service in every message. */
export const dmpDevice = { oid: '1.2.250.1.213.4.1.1.1', name: 'DMP' } as const;

export const oids = {
  interaction: '2.16.840.1.113883.1.6',
  /** TRE_R271: what the request is for. */
  reason: '1.2.250.1.213.1.1.4.11',
  /** Consent, oppositions, link with Mon espace santé. */
  observation: '1.2.250.1.213.4.1.2.3',
  /** Why a record is closed. */
  closing: '1.2.250.1.213.4.1.2.4',
  /** HL7 RoleCode: who represents the person (relation codes: dmp-protocol.md §7). */
  relationship: '2.16.840.1.113883.1.11.19579',
  contactParty: '1.2.250.1.213.4.1.2.5',
  attentionKey: '1.2.250.1.213.4.1.2.6.1',
  professional: '1.2.250.1.71.4.2.1',
  structure: '1.2.250.1.71.4.2.2',
  /** Author’s profession and know-how or section in one code: G15_21/A. */
  authorRole: '1.2.250.1.213.1.1.4.5',
  profession: '1.2.250.1.71.1.2.7',
  knowHow: '1.2.250.1.71.4.2.5',
  pharmacistSection: '1.2.250.1.71.4.2.6',
  sector: '1.2.250.1.71.4.2.4',
  purposeOfUse: '1.2.250.1.213.1.1.4.248',
} as const;

/** Matricules that designate nobody: test and demonstration. Refused in production (EX_GEN-1430). */
export const testInsOids: readonly string[] = ['1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11'];

/** The one public reason of a closure (dmp-protocol.md §8). */
export const closedOnDemand = 'FERMETURE_DEMANDE_PATIENT';

/**
 * Our simulator's name for an opening that its holder opposed. That an opposition can be asked is not public: no real
 * service sends this code, and any other code beside `terminated` is a closed record.
 */
export const simulatedOpposition = 'OPPOSITION_OUVERTURE_SIMULEE';

/** What the transport and the envelope must know of whatever is spoken. */
export interface Spoken {
  /** Appended to the base of the services. */
  path: string;
  /** WS-Addressing Action: it decides which transaction this is. */
  action: string;
  /** The HTTP action; empty where the WSDL has none, or another name than the Action (dmp-protocol.md §2). */
  soapAction: string;
}

/** A transaction of HL7 V3: the interaction names the body and the action, the reason what is asked. */
export interface Transaction extends Spoken {
  interaction: string;
  reason: { code: string; displayName: string };
}

function hl7Transaction(interaction: string, code: string, displayName: string): Transaction {
  const action = `${namespaces.hl7}:${interaction}`;
  return { path: '/patients', action, soapAction: action, interaction, reason: { code, displayName } };
}

export const transactions = {
  /** TD0.2. */
  find: hl7Transaction('PRPA_IN201307UV02', 'TEST_EXST', "Test d'existence de dossier"),
  /** TD1.3a. */
  read: hl7Transaction('PRPA_IN201307UV02', 'CNSLT_DATA', 'Consultation des données de gestion de dossier'),
  /** TD1.1. */
  create: hl7Transaction('PRPA_IN201311UV02', 'CREA_RD', 'Création de dossier'),
  /** TD1.2. */
  reactivate: hl7Transaction('PRPA_IN201314UV02', 'REAC', 'Réactivation de dossier'),
  /** TD1.3b. */
  modify: hl7Transaction('PRPA_IN201314UV02', 'MODIF_DATA', 'Modification des données de gestion du dossier'),
  /** TD1.4. */
  terminate: hl7Transaction('PRPA_IN201314UV02', 'FERM', 'Fermeture de dossier'),
};

/** An operation of the specific services: patient and professional are named by the VIHF alone (dmp-protocol.md §9). */
export interface Service extends Spoken {
  namespace: string;
  request: string;
  response: string;
}

function service(path: string, namespace: string, endpoint: string, request: string): Service {
  const action = `${namespace}:${endpoint}:${request}`;
  return { path, action, soapAction: '', namespace, request, response: `${request}Response` };
}

const access = (request: string): Service =>
  service('/patientsSpecific', namespaces.pat, 'PatientSpecificEndPoint', request);
const authorization = (request: string): Service =>
  service('/habilitations', namespaces.hab, 'HabilitationsEndPoint', request);

export const services = {
  /** TD1.5a. */
  createAccess: access('createPatientAccess'),
  /** TD1.5b. */
  changeAccess: access('patientOTPUpdate'),
  /** TD1.5d. */
  renewAccess: access('updatePatientAccess'),
  /** TD0.3. */
  authorize: authorization('setAuthorization'),
  /** TD1.6. */
  listProfessionals: authorization('listAuthorizationByPatient'),
};
