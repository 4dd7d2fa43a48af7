/** The specific services as a judge: fields, endpoints, who may ask, what is never written down. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { services } from '../../../server/src/dmp/vocabulary.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { helene } from '../dmp/gateway.ts';
import { type Draft, post, sealedService, verdict } from './wire.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());
beforeEach(async () => {
  await national.clear();
  await national.putRecord({ ins: helene.nir, status: 'open' });
});

type Name = keyof typeof services;
type Fields = Parameters<typeof sealedService>[1];
const email = [
  ['type', 'EMAIL'],
  ['canal', 'h@exemple.invalid'],
] as const;
const mobile = [
  ['type', 'SMS'],
  ['canal', '0600000001'],
] as const;
const personally = { mode: 'INDIRECTE_RENFORCEE', declaration: 'x' } as const;
const professional: Draft = { access: personally };

async function judged(name: Name, fields: Fields, draft: Draft = {}, path = services[name].path) {
  return verdict(await post(national.url, await sealedService(name, fields, draft), {}, path));
}

test('the good requests are accepted, or these tests would prove nothing', async () => {
  expect(await judged('createAccess', email)).toBe('DMPOk');
  expect(await judged('changeAccess', [...mobile, ['action', 'AJOUT']])).toBe('DMPOk');
  expect(await judged('renewAccess', [])).toBe('DMPOk');
  expect(await judged('authorize', [['action', 'AJOUT']], professional)).toBe('DMPOk');
  expect(await judged('listProfessionals', [['mode', 'TOUTE']], professional)).toBe('DMPOk');
});

describe('fields', () => {
  test.each<[string, Name, Fields]>([
    ['no field', 'createAccess', []],
    ['another order', 'createAccess', [email[1], email[0]]],
    ['one too many', 'createAccess', [...email, ['canal', 'x@exemple.invalid']]],
    ['an unknown type', 'createAccess', [['type', 'FAX'], email[1]]],
    ['a mobile of nine digits', 'createAccess', [mobile[0], ['canal', '060000000']]],
    ['an address under SMS', 'createAccess', [mobile[0], email[1]]],
    ['a number under EMAIL', 'createAccess', [email[0], mobile[1]]],
    ['a channel without its action', 'changeAccess', email],
    ['an unknown action', 'changeAccess', [...email, ['action', 'OUBLI']]],
    ['a field for new codes', 'renewAccess', email],
    ['an unknown authorization', 'authorize', [['action', 'MODIFICATION']]],
    ['an unknown mode', 'listProfessionals', [['mode', 'PARFOIS']]],
  ])('%s is refused', async (_, name, fields) => {
    expect(await judged(name, fields, professional)).toBe('DMPInvalidData');
    expect((await national.records())[0]).toMatchObject({ access: null, authorizations: 0 });
  });

  test('a body of another namespace, an attribute, a field inside a field', async () => {
    const swapped = (from: string, to: string) => ({
      before: (xml: string): string => {
        expect(xml).toContain(from);
        return xml.replace(from, to);
      },
    });
    const wrong = [
      swapped('<createPatientAccess xmlns="urn:si-dmp-patients"', '<createPatientAccess xmlns="urn:x"'),
      swapped('<type>', '<type x="1">'),
      swapped('<type>EMAIL', '<type><x/>EMAIL'),
    ];
    for (const draft of wrong) expect(await judged('createAccess', email, draft)).toBe('DMPInvalidData');
  });
});

test('each service answers at its own address, and at no other', async () => {
  for (const path of ['/patients', '/habilitations'])
    expect(await judged('createAccess', email, {}, path)).toBe('wsa:ActionNotSupported');
  expect(await judged('authorize', [['action', 'AJOUT']], professional, '/patientsSpecific')).toBe(
    'wsa:ActionNotSupported',
  );
});

test('the HTTP action may be the Action, that of the WSDL, or none; another one contradicts', async () => {
  const send = async (soapaction: string) => {
    const body = await sealedService('listProfessionals', [['mode', 'TOUTE']], professional);
    return verdict(await post(national.url, body, { headers: { soapaction } }, '/habilitations'));
  };
  const { action } = services.listProfessionals;
  for (const good of [`"${action}"`, '"urn:hl7-org:v3:listAuthorizationByPatient"', '""'])
    expect(await send(good)).toBe('DMPOk');
  expect(await send('"urn:hl7-org:v3:setAuthorization"')).toBe('wsa:ActionMismatch');
});

test('AuthnContextDecl goes with INDIRECTE_RENFORCEE, and with it alone', async () => {
  const declaration = /<saml2:AuthnContextDecl>.*?<\/saml2:AuthnContextDecl>/;
  const without = { ...professional, before: (xml: string) => xml.replace(declaration, '') };
  expect(await judged('authorize', [['action', 'AJOUT']], without)).toBe('DMPInvalidData');
  const extra = {
    before: (xml: string) =>
      xml.replace(
        '</saml2:AuthnContext>',
        '<saml2:AuthnContextDecl>x</saml2:AuthnContextDecl></saml2:AuthnContext>',
      ),
  };
  expect(await judged('createAccess', email, extra)).toBe('DMPInvalidData');
});

test('whatever fields are sent, it answers, and codes are given for nothing but a channel of its kind', async () => {
  const text = fc.oneof(
    fc.constantFrom('SMS', 'EMAIL', '0600000001', 'h@exemple.invalid', 'AJOUT'),
    fc.stringMatching(/^[\x20-\x7e]{0,12}$/),
  );
  const field = fc.tuple(fc.constantFrom('type', 'canal', 'action', 'x'), text);
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 3 }), async (fields) => {
      const said = await judged('createAccess', fields);
      expect(['DMPOk', 'DMPPatientAccessAlreadyExists', 'DMPInvalidData']).toContain(said);
      const [type, canal, ...more] = fields;
      const isGood = type?.[0] === 'type' && canal?.[0] === 'canal' && more.length === 0;
      if (!isGood) expect(said).toBe('DMPInvalidData');
    }),
    { numRuns: 40 },
  );
  expect(national.stderr()).not.toContain('PANNE');
});

test('another process finds the same state in the file, which holds no password', async () => {
  const { body } = await post(
    national.url,
    await sealedService('createAccess', email),
    {},
    '/patientsSpecific',
  );
  const password =
    /<ns1:password[^>]*>([^<]*)</.exec(body)?.[1]?.replaceAll('&lt;', '<').replaceAll('&amp;', '&') ?? '';
  expect(password).toHaveLength(8);
  const state = readFileSync(national.stateFile, 'utf8');
  expect(state).toContain('h@exemple.invalid');
  expect(state).not.toContain(password);
  const again = await startNationalSimulator({ NATIONAL_STATE_FILE: national.stateFile });
  try {
    expect(await again.records()).toEqual(await national.records());
  } finally {
    await again.stop();
  }
});
