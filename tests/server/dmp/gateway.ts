/** What the tests of the gateway share: its options, and invented people (vitale-and-devices.md §8 and §9). */
import { readFileSync } from 'node:fs';
import { type Consent, type Identity, IdentitySchema } from '../../../server/contract/index.ts';
import type { SoapDmpOptions } from '../../../server/src/dmp/soap-dmp.ts';
import { testPki } from '../../support/pki.ts';

export const insOid = '1.2.250.1.213.1.4.10';
export const softwareOid = '1.2.250.1.999.1';

/** Card A, holder 1: a lunar birth date, accents. Invented. */
export const helene = person({
  nir: '285057800600028',
  familyName: 'DUPONT',
  firstName: 'HÉLÈNE',
  birthDate: '19850500',
});

/** Card B: born in Corsica. Invented. */
export const ange = person({
  nir: '184052A32100030',
  familyName: 'SANTONI',
  firstName: 'ANGE',
  birthDate: '19840512',
});

/** Everything that XML treats with care, in one name. Invented. */
export const awkward = person({ ...helene, familyName: `D'O"ST & <FILS> ]]> ÇÉ`, firstName: '&amp; "JO"' });

function person(identity: Record<keyof Identity, string>): Identity {
  return IdentitySchema.parse(identity);
}

export const consent: Consent = {
  notice: { version: 'test-1', sha256: '0'.repeat(64) },
  language: 'fr',
  actor: 'self',
  papersCallId: null,
  understood: 'quiz',
  assisted: false,
  breakGlassConsent: true,
  emergencyCallConsent: false,
  answeredAt: '2026-11-22T10:20:30.000Z',
};

/** Options on the run's PKI, talking to that address. */
export async function gatewayOptions(
  url: string,
  changes: Partial<SoapDmpOptions> = {},
): Promise<SoapDmpOptions> {
  return {
    url,
    ...(await certificatesOfRun()),
    insOid,
    software: { oid: softwareOid, name: 'Borne', version: '0.1.0', id: 'LPS-TEST', homologationId: 'H-TEST' },
    structure: { id: '10B0000011', name: 'PHARMACIE DE TEST' },
    author: { id: '899900000011', family: 'MARTIN', given: 'CLAUDE' },
    // Longer than a busy machine stands still: what fails by time says its own.
    deadlineMs: 20_000,
    mode: 'development',
    ...changes,
  };
}

/** Both certificates of the run's PKI, with their keys as files have them. */
export async function certificatesOfRun(): Promise<{
  tls: { cert: string; key: string; ca: string };
  seal: { cert: string; key: string };
}> {
  const pki = await testPki();
  const pem = (path: string): string => readFileSync(path, 'utf8');
  return {
    tls: { cert: pem(pki.clientCert), key: pem(pki.clientKey), ca: pem(pki.nationalCa) },
    seal: { cert: pem(pki.sealCert), key: pem(pki.sealKey) },
  };
}
