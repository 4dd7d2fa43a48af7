/** Names fixed by the national service and by the standards it uses. Data only (dmp-protocol.md §2 to §7, §11, §12). */

export const namespaces = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  wsa: 'http://www.w3.org/2005/08/addressing',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  hl7: 'urn:hl7-org:v3',
  gdp: 'asip:ci-sis:gdp:2010',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export const anonymousAddress = 'http://www.w3.org/2005/08/addressing/anonymous';

/** Appended to the base of the services: the endpoint of TD0.2, TD1.1, TD1.2 and TD1.4. */
export const patientsPath = '/patients';

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

/** The transactions spoken here: their interaction names the body and the action, their reason what is asked. */
export const transactions = {
  find: {
    interaction: 'PRPA_IN201307UV02',
    action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
    reason: { code: 'TEST_EXST', displayName: "Test d'existence de dossier" },
  },
  create: {
    interaction: 'PRPA_IN201311UV02',
    action: 'urn:hl7-org:v3:PRPA_IN201311UV02',
    reason: { code: 'CREA_RD', displayName: 'Création de dossier' },
  },
  reactivate: {
    interaction: 'PRPA_IN201314UV02',
    action: 'urn:hl7-org:v3:PRPA_IN201314UV02',
    reason: { code: 'REAC', displayName: 'Réactivation de dossier' },
  },
  terminate: {
    interaction: 'PRPA_IN201314UV02',
    action: 'urn:hl7-org:v3:PRPA_IN201314UV02',
    reason: { code: 'FERM', displayName: 'Fermeture de dossier' },
  },
} as const;

export type Transaction = (typeof transactions)[keyof typeof transactions];
