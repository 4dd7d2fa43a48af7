/** What the simulator answers is what the documents show: valid for the official schemas, and echoing the request. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { ange, awkward, helene } from '../dmp/gateway.ts';
import { schemaFaults, schemasAbsent, unlessSchemas } from '../dmp/hl7-schemas.ts';
import { type Kind, post, sealedEnvelope, sealedService } from './wire.ts';

let national: NationalSimulator;

beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(async () => {
  await national.stop();
});
beforeEach(async () => {
  await national.clear();
});

const ask = async (kind: Kind, identity = helene): Promise<string> =>
  (await post(national.url, await sealedEnvelope(kind, { identity }))).body;

test.skipIf(schemasAbsent)(`not found, found, closed and forbidden are valid${unlessSchemas}`, async () => {
  expect(schemaFaults(await ask('find'))).toEqual([]);
  for (const status of ['open', 'closed', 'opposed', 'barred']) {
    await national.putRecord({ ins: helene.nir, status, linkedToMes: true });
    expect(schemaFaults(await ask('find'))).toEqual([]);
  }
});

test.skipIf(schemasAbsent)(`accepted and refused openings are valid${unlessSchemas}`, async () => {
  expect(schemaFaults(await ask('create', awkward))).toEqual([]);
  expect(schemaFaults(await ask('find', awkward))).toEqual([]);
  expect(schemaFaults(await ask('create', awkward))).toEqual([]);
});

test.skipIf(schemasAbsent)(
  `accepted and refused closures and reopenings are valid${unlessSchemas}`,
  async () => {
    const strict = await startNationalSimulator({ NATIONAL_ANSWERS: 'strict' });
    try {
      await strict.putRecord({ ins: helene.nir, status: 'open' });
      for (const kind of ['terminate', 'terminate', 'reactivate', 'reactivate'] as const)
        expect(schemaFaults((await post(strict.url, await sealedEnvelope(kind))).body)).toEqual([]);
      expect(await strict.records()).toMatchObject([{ status: 'open', closures: 1, reactivations: 1 }]);
    } finally {
      await strict.stop();
    }
  },
);

const contact = {
  telecoms: [{ use: 'MC', value: 'tel:0600000001' }],
  address: [
    { part: 'streetAddressLine', text: '1, rue <A> & B' },
    { part: 'city', text: 'Paris' },
  ],
};
const representative = { relationCode: 'MTH', family: 'ESSAI', given: 'ANNE', ...contact };

test.skipIf(schemasAbsent)(
  `administrative data, read and changed, are valid, faithful or strict${unlessSchemas}`,
  async () => {
    const strict = await startNationalSimulator({ NATIONAL_ANSWERS: 'strict' });
    const said = async (of: NationalSimulator, kind: Kind) =>
      schemaFaults((await post(of.url, await sealedEnvelope(kind))).body);
    try {
      for (const of of [national, strict]) {
        expect(await said(of, 'read')).toEqual([]);
        for (const status of ['barred', 'opposed', 'closed', 'open']) {
          await of.putRecord({ ins: helene.nir, status, contact, representative });
          expect(await said(of, 'read')).toEqual([]);
        }
        // Like the official sample, the faithful 315 names no patient: the schema wants one.
        expect(await said(of, 'modify')).toHaveLength(of === strict ? 0 : 1);
      }
    } finally {
      await strict.stop();
    }
  },
);

test('TD1.3a repeats each contact, as the official sample does, and says neither authorization nor link', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open', contact });
  const body = await ask('read');
  expect(body.match(/tel:0600000001/g)).toHaveLength(2);
  expect(body).not.toMatch(/AUTORISATION|RATTACHEMENT_ENS|COMPTE_INTERNET/);
  expect(body).toContain('OPPOSITION_BRIS_DE_GLACE');
});

test('TD0.2 says when an internet account is open', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open' });
  const account = async () =>
    /code="COMPTE_INTERNET_OUVERT"[^>]*>\s*<value [^>]*value="(\w+)"|COMPTE_INTERNET_OUVERT"[^>]*><value value="(\w+)"/
      .exec(await ask('find'))
      ?.slice(1)
      .find((value) => value !== undefined);
  expect(await account()).toBe('false');
  const fields = [
    ['type', 'EMAIL'],
    ['canal', 'h@exemple.invalid'],
  ] as const;
  await post(national.url, await sealedService('createAccess', fields), {}, '/patientsSpecific');
  expect(await account()).toBe('true');
});

test('TD1.5d succeeds under the Action of a fault, as the official sample does; strict, it does not', async () => {
  const strict = await startNationalSimulator({ NATIONAL_ANSWERS: 'strict' });
  const actionOf = async (of: NationalSimulator) => {
    await of.putRecord({ ins: helene.nir, status: 'open' });
    const { body } = await post(of.url, await sealedService('renewAccess', []), {}, '/patientsSpecific');
    return /<wsa:Action[^>]*>([^<]*)</.exec(body)?.[1]?.split(':').slice(3).join(':');
  };
  try {
    expect(await actionOf(national)).toBe('updatePatientAccess:Fault:SoapFault');
    expect(await actionOf(strict)).toBe('updatePatientAccessResponse');
  } finally {
    await strict.stop();
  }
});

test('a 315 says what became of the record and, like the official sample, names no patient', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open' });
  const closed = await ask('terminate');
  expect(closed).toMatch(/<patient classCode="PAT"><statusCode code="terminated"\/>/);
  const reopened = await ask('reactivate');
  expect(reopened).toMatch(/<patient classCode="PAT"><statusCode code="active"\/>/);
});

test('an opposition is told under a name that says simulated', async () => {
  await national.putRecord({ ins: helene.nir, status: 'opposed', since: '2026-03-04' });
  const body = await ask('find');
  expect(body).toContain('<effectiveTime value="20260304120000"/>');
  expect(body).toContain('OPPOSITION_OUVERTURE_SIMULEE');
  expect(body).not.toContain('FERMETURE_DEMANDE_PATIENT');
});

test('not found is accepted, says NF and describes nobody', async () => {
  const body = await ask('find');
  expect(body).toContain('<acknowledgement typeCode="AA">');
  expect(body).toContain('<queryResponseCode code="NF"/>');
  expect(body).not.toContain('<subject');
});

test('a closed record says when and why it was closed', async () => {
  await national.putRecord({ ins: helene.nir, status: 'closed' });
  const body = await ask('find');
  expect(body).toMatch(/<statusCode code="completed"\/><effectiveTime value="\d{14}"\/>/);
  expect(body).toContain('<statusCode code="terminated"/>');
  expect(body).toContain('FERMETURE_DEMANDE_PATIENT');
});

test('whoever opened a record is authorised, a stranger is not, a forbidden one is told', async () => {
  const authorization = (body: string) =>
    /code="(\w+)" codeSystem="1\.2\.250\.1\.213\.4\.1\.2\.6\.2"/.exec(body)?.[1];
  await ask('create');
  expect(authorization(await ask('find'))).toBe('VALIDE');
  await national.putRecord({ ins: ange.nir, status: 'open' });
  expect(authorization(await ask('find', ange))).toBe('NON_EXISTE');
  await national.putRecord({ ins: ange.nir, status: 'barred' });
  expect(authorization(await ask('find', ange))).toBe('INTERDIT');
});

test('an opening is confirmed under the number and the name that were sent', async () => {
  const body = await ask('create', ange);
  expect(body).toContain('<gdp:PRPA_IN201311UV02_Response');
  expect(body).toContain('<id root="1.2.250.1.213.1.4.10" extension="184052A32100030"/>');
  expect(body).toContain('<family qualifier="BR">SANTONI</family><given>ANGE</given>');
});

test('an answer names the message and the envelope that it answers', async () => {
  const request = await sealedEnvelope('find');
  const messageId = /<wsa:MessageID[^>]*>([^<]*)/.exec(request)?.[1] ?? randomUUID();
  const { body } = await post(national.url, request);
  expect(body).toContain(`>${messageId}</wsa:RelatesTo>`);
  expect(body).toContain(`extension="${messageId.replace('urn:uuid:', '')}"`);
});
