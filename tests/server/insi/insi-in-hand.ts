/** What the tests of INSi share: its gateway on the run's PKI, invented people of the simulator's register, a Vitale assertion. */
import { randomUUID } from 'node:crypto';
import { type Nir, NirSchema } from '../../../server/contract/index.ts';
import type { Insi, TraitsSearch } from '../../../server/src/insi/insi.ts';
import type { SoapInsiOptions } from '../../../server/src/insi/options.ts';
import { soapInsi } from '../../../server/src/insi/soap-insi.ts';
import type { Beneficiary, VitaleAssertion } from '../../../server/src/insi/vitale-assertion.ts';
import { gatewayOptions } from '../dmp/gateway.ts';

export const nir = (text: string): Nir => NirSchema.parse(text);

/** Invented, of server/simulator/insi/people.ts. */
export const jeanne: TraitsSearch = {
  birthName: 'MARTIN-TEST',
  givenNames: 'JEANNE',
  sex: 'F',
  birthDate: '19550812',
};
export const jeanneMatricule = '255081416802538';

/** A child without a number on the card of his mother. */
export const eloi: Beneficiary = { insured: nir('285057800600028'), birthDate: '20150217', birthRank: 1 };
export const eloiMatricule = '115027800600065';

/** `url` is that of the DMP services of a simulator, which serves INSi beside them. */
export async function insiOptions(
  url: string,
  changes: Partial<SoapInsiOptions> = {},
): Promise<SoapInsiOptions> {
  const { tls, seal } = await gatewayOptions(url);
  return {
    url: `${new URL(url).origin}/lps`,
    tls,
    seal,
    software: { name: 'borne-dmp', version: '0.1.0', authorization: 'SIMULE-0001' },
    author: { id: '899900000011', billingId: '999900000' },
    deadlineMs: 20_000,
    mode: 'development',
    ...changes,
  };
}

/** One conversation, closed whatever happens. */
export async function askingInsi<T>(
  url: string,
  run: (insi: Insi) => Promise<T>,
  changes: Partial<SoapInsiOptions> = {},
): Promise<T> {
  const insi = soapInsi(await insiOptions(url, changes));
  try {
    return await run(insi);
  } finally {
    await insi.close();
  }
}

interface Signed {
  beneficiary: Beneficiary;
  card?: string;
  obtainedAtMs?: number;
  issuedAt?: Date;
}

/** SIMULATED: the real assertion of the card is not public. */
export function vitaleAssertion({
  beneficiary,
  card = 'carte-1',
  obtainedAtMs = 0,
  issuedAt = new Date(),
}: Signed): VitaleAssertion {
  const { insured, birthDate, birthRank } = beneficiary;
  const date = `${birthDate.slice(0, 4)}-${birthDate.slice(4, 6)}-${birthDate.slice(6)}`;
  const attribute = (name: string, value: string): string =>
    `<s:Attribute Name="${name}"><s:AttributeValue>${value}</s:AttributeValue></s:Attribute>`;
  const xml = `<s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" IssueInstant="${issuedAt.toISOString()}" Version="2.0"><s:Issuer>SIMULATEUR carte Vitale</s:Issuer><s:AttributeStatement>${attribute('assure', insured.slice(0, 13))}${attribute('dateNaissance', date)}${attribute('rang', `${birthRank}`)}</s:AttributeStatement></s:Assertion>`;
  return { xml, obtainedAtMs, card, beneficiary };
}
