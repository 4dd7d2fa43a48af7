/** Who speaks in the drill: invented people, an invented pharmacist, and the certificates of the development PKI. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Consent, type Identity, IdentitySchema } from '@borne/server/contract';
import type { SoapDmpOptions } from '../../../../server/src/dmp/soap-dmp.ts';
import type { PkiPaths } from '../../../pki/development-pki.ts';

export const insOid = '1.2.250.1.213.1.4.10';
export const softwareOid = '1.2.250.1.999.1';

/** Invented: the number has a right key and belongs to nobody here. */
export const patient = IdentitySchema.parse({
  nir: '285057800600028',
  familyName: 'DUPONT',
  firstName: 'HÉLÈNE',
  birthDate: '19850500',
});

/** Invented: whoever a hostile message speaks of instead. */
export const stranger = IdentitySchema.parse({
  nir: '184052A32100030',
  familyName: 'SANTONI',
  firstName: 'ANGE',
  birthDate: '19840512',
});

export const consent: Pick<Consent, 'breakGlassConsent' | 'emergencyCallConsent' | 'answeredAt'> = {
  breakGlassConsent: true,
  emergencyCallConsent: false,
  answeredAt: '2026-11-22T10:20:30.000Z',
};

/** Another invented person of the same kind, by rank: as many as a drill needs. */
export function personOf(rank: number): Identity {
  const number = `28505781${`${rank}`.padStart(5, '0')}`;
  const key = 97 - Number(BigInt(number) % 97n);
  return IdentitySchema.parse({
    nir: `${number}${`${key}`.padStart(2, '0')}`,
    familyName: 'ESSAI',
    firstName: 'JEANNE',
    birthDate: '19850512',
  });
}

export interface Setting {
  options: SoapDmpOptions;
  /** Who issues the certificates of structures, as the service knows it. */
  authority: X509Certificate;
  /** The certificate of the TLS connection. */
  client: X509Certificate;
}

/** Options of the real gateway on this PKI, talking to that address. */
export function settingOf(pki: PkiPaths, url = 'https://127.0.0.1/si-dmp-server/v2/services'): Setting {
  const pem = (path: string): string => readFileSync(path, 'utf8');
  const options: SoapDmpOptions = {
    url,
    tls: { cert: pem(pki.clientCert), key: pem(pki.clientKey), ca: pem(pki.nationalCa) },
    seal: { cert: pem(pki.sealCert), key: pem(pki.sealKey) },
    insOid,
    software: {
      oid: softwareOid,
      name: 'Borne',
      version: '0.1.0',
      id: 'LPS-ESSAI',
      homologationId: 'H-ESSAI',
    },
    structure: { id: '10B0000011', name: 'PHARMACIE DE DEVELOPPEMENT' },
    author: { id: '899900000011', family: 'ESSAI', given: 'CLAUDE' },
    deadlineMs: 5_000,
    mode: 'development',
  };
  return {
    options,
    authority: new X509Certificate(options.tls.ca),
    client: new X509Certificate(options.tls.cert),
  };
}

/** A professional who authenticated personally: some transactions are theirs alone (dmp-protocol.md §13). */
export const personally = {
  access: { mode: 'INDIRECTE_RENFORCEE', declaration: 'CONF_EXI_PGSSIS' },
} as const;
