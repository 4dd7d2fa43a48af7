/** What the gateway must be told, and the contradictions it refuses before the first patient comes. */
import type { Regime } from '../../contract/index.ts';
import { certificateFaults } from './certificate-faults.ts';
import type { Relation } from './dmp.ts';
import { isLoggableCode } from './faults.ts';
import type { SealKey, TlsKey } from './key-source.ts';
import type { LineOptions } from './national-line.ts';
import { testInsOids } from './vocabulary.ts';

/** Everything the gateway must be told. Certificates are PEM contents, never paths; so are keys, or they lie in a module. */
export interface SoapDmpOptions {
  /** Base of the services, without a final slash: `https://…/si-dmp-server/v2/services`. */
  url: string;
  /** ORG_AUTH_CLI certificate and key for mutual TLS, and the authorities that the service may present. */
  tls: { cert: string; key: TlsKey; ca: string };
  /** ORG_SIGN certificate and key of the VIHF; never those of `tls` (DMPInvalidCertificate). */
  seal: { cert: string; key: SealKey };
  /** `1.2.250.1.213.1.4.8` in production, `.10` in tests. */
  insOid: string;
  /** `id` and `homologationId` are the editor's LPS_ID and LPS_ID_HOMOLOGATION_DMP. */
  software: { oid: string; name: string; version: string; id: string; homologationId: string };
  /** `id` is the Struct_IdNat (`1` + FINESS, `3` + SIRET…). */
  structure: { id: string; name: string };
  /** The professional in whose name the kiosk acts; `id` is the PS_IdNat (`8` + RPPS). */
  author: { id: string; family: string; given: string };
  /** Profession and its second code (pharmacist's section, doctor's know-how). Default: 21 and A, owner of a pharmacy. */
  role?: Role;
  /** How the professional is known to the service; default: by the certificate of the structure alone. */
  access?: Access;
  /** The regime of the site; default consent-2016. In mes-2022 nothing is opened or reopened by software. */
  regime?: Regime;
  /**
   * The status by which the service says that there is no internet access to renew or change. Its real name is not
   * public: the default is that of our simulator.
   */
  noAccessStatus?: string;
  /**
   * checked (default): an answer of the specific services that names another request than ours in RelatesTo is none of
   * ours: nothing else in it says whose codes it holds. ignored: for a service that turns out to fill it wrongly.
   */
  relatesTo?: 'checked' | 'ignored';
  /** TRE_R02 code; default SA33, pharmacie d’officine. */
  sector?: string;
  /**
   * HL7 codes of a representative. MTH and FTH are on the public list; that RESPRSN stands for a guardian is our reading
   * of the same list, to be confirmed with the service.
   */
  relationCodes?: Record<Relation, string>;
  /** Longest wait for one whole answer, in milliseconds. */
  deadlineMs: number;
  /** `production` sends processing code P and refuses a test INS OID; `development` sends D. */
  mode: 'development' | 'production';
  /** The circuit breaker's settings, and who is told of its changes. */
  line?: LineOptions;
  clock?: () => Date;
  /** A new random UUID at each call. */
  newId?: () => string;
}

/**
 * INDIRECTE: the certificate of the structure answers for its professional, the kiosk holds no CPS.
 * INDIRECTE_RENFORCEE: the author of the options authenticated personally (EX_AIR-085: never without them);
 * `declaration` is the AuthnContextDecl, whose value is not settled in public documents (dmp-protocol.md §11).
 */
export type Access =
  | { mode: 'INDIRECTE' }
  | {
      mode: 'INDIRECTE_RENFORCEE';
      declaration: string;
      /** AuthnContextClassRef; default SmartcardPKI. */
      contextClass?: string;
    };

export const smartcard = 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI';

/** Our simulator's name for an access that is not there. */
export const simulatedNoAccess = 'DMPPatientAccessNotFoundSimulated';

export const byStructure: Access = { mode: 'INDIRECTE' };

export interface Role {
  profession: string;
  second?: string;
}

export const defaultRelationCodes: Record<Relation, string> = {
  mother: 'MTH',
  father: 'FTH',
  guardian: 'RESPRSN',
};

const oid = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;

/** Throws, with every contradiction at once: a wrong configuration must not meet a patient. */
export function assertOptions(options: SoapDmpOptions): void {
  const faults = [
    ...addressFaults(options),
    ...identityFaults(options),
    ...statusFaults(options),
    ...certificateFaults(options),
  ];
  if (faults.length > 0) throw new Error(`National gateway: ${faults.join('; ')}.`);
}

function addressFaults({ url, deadlineMs }: SoapDmpOptions): string[] {
  const faults: string[] = [];
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') faults.push('the address is not https');
  if (url.endsWith('/')) faults.push('the address ends with a slash');
  if (!(deadlineMs > 0)) faults.push('the deadline is not positive');
  return faults;
}

function identityFaults({ insOid, software, structure, author, mode, access }: SoapDmpOptions): string[] {
  const faults: string[] = [];
  if (access?.mode === 'INDIRECTE_RENFORCEE' && access.declaration.trim() === '')
    faults.push('the authentication is not declared');
  if (!oid.test(insOid)) faults.push('the INS OID is not an OID');
  if (mode === 'production' && testInsOids.includes(insOid)) faults.push('a test INS OID in production');
  if (!oid.test(software.oid)) faults.push('the software OID is not an OID');
  const texts = { ...prefixed('software', software), ...prefixed('structure', structure) };
  for (const [name, text] of Object.entries({ ...texts, ...prefixed('author', author) })) {
    if (text.trim() === '') faults.push(`${name} is empty`);
  }
  return faults;
}

/** A name that the answer readers would call unnamed could never be recognised. */
function statusFaults({ noAccessStatus = simulatedNoAccess }: SoapDmpOptions): string[] {
  return isLoggableCode(noAccessStatus) ? [] : ['the status of no access is no name'];
}

function prefixed(name: string, fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${name}.${key}`, value]));
}
