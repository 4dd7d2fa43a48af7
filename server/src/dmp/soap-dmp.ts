/** The gateway to the national DMP: SOAP 1.2, HL7 V3, VIHF, mutual TLS (reference: dmp-protocol.md §2 to §11). */
import type { NationalDmp } from './dmp.ts';

/** Everything the gateway must be told. Certificates and keys are PEM contents, never paths. */
export interface SoapDmpOptions {
  /** Base of the services, without a final slash: `https://…/si-dmp-server/v2/services`. */
  url: string;
  /** ORG_AUTH_CLI certificate and key for mutual TLS, and the authorities that the service may present. */
  tls: { cert: string; key: string; ca: string };
  /** ORG_SIGN certificate and key of the VIHF; never those of `tls` (DMPInvalidCertificate). */
  seal: { cert: string; key: string };
  /** `1.2.250.1.213.1.4.8` in production, `.10` in tests. */
  insOid: string;
  /** `id` and `homologationId` are the editor's LPS_ID and LPS_ID_HOMOLOGATION_DMP. */
  software: { oid: string; name: string; version: string; id: string; homologationId: string };
  /** `id` is the Struct_IdNat (`1` + FINESS, `3` + SIRET…). */
  structure: { id: string; name: string };
  /** The professional in whose name the kiosk acts; `id` is the PS_IdNat (`8` + RPPS). */
  author: { id: string; family: string; given: string };
  /** Profession and, for pharmacists and doctors, a second role; default pharmacist, owner of the pharmacy (21, A). */
  role?: { profession: string; section?: string };
  /** TRE_R02 code; default SA33, pharmacie d’officine. */
  sector?: string;
  /** Longest wait for one whole answer, in milliseconds. */
  deadlineMs: number;
  /** `production` sends processing code P and refuses a test INS OID; `development` sends D. */
  mode: 'development' | 'production';
  clock?: () => Date;
  /** A new random UUID at each call. */
  newId?: () => string;
}

/** Makes the gateway. Throws at once when the options contradict each other: that is a fault of configuration. */
export function soapDmp(options: SoapDmpOptions): NationalDmp {
  throw new Error(`The gateway to ${options.url} is not written yet.`);
}
