/** From what Pro Santé Connect says to a sealed VIHF, read by the simulator's own reader of assertions. */
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readAssertion, type Vihf } from '../../../server/simulator/reading/assertion.ts';
import { openDocument } from '../../../server/simulator/reading/document.ts';
import { readSignedAssertion } from '../../../server/simulator/reading/signature.ts';
import { addAssertion } from '../../../server/src/dmp/assertion.ts';
import { soapEnvelope } from '../../../server/src/dmp/envelope.ts';
import { createSeal, type Seal } from '../../../server/src/dmp/seal.ts';
import { type Professional, professionalOf } from '../../../server/src/professionals/pro-sante-connect.ts';
import { type DeclaredAuthentication, vihfOf } from '../../../server/src/professionals/vihf-of.ts';
import { messageId, now } from '../dmp/documents.ts';
import { ange, gatewayOptions, insOid } from '../dmp/gateway.ts';
import { honestUserinfo } from '../support/hostile-provider.ts';

let seal: Seal;
/** Structure of the sealing certificate: the simulator wants it to be that of the VIHF. */
let structureId: string;
beforeAll(async () => {
  const options = await gatewayOptions('https://127.0.0.1:1/services');
  seal = createSeal(options.seal);
  structureId = /OU=(\S+)/.exec(new X509Certificate(options.seal.cert).subject)?.[1] ?? '';
});

const software = { id: 'LPS', name: 'Borne', version: '0.1.0', homologationId: 'H' };

async function envelopeOf(professional: Professional, declared?: DeclaredAuthentication): Promise<string> {
  const [practice] = professional.practices;
  if (!practice) throw new Error('no practice');
  const facts = { id: messageId, now, issuer: seal.issuer, insOid, nir: ange.nir, software };
  const sealed = await seal.apply(
    soapEnvelope({
      ...{ messageId, to: '', action: 'x', addContent: (body) => body.ele('x') },
      addAssertion: (security) =>
        addAssertion(security, { ...facts, ...vihfOf(professional, practice, declared) }),
    }),
  );
  if (sealed === null) throw new Error('the test key is a file: it always seals');
  return sealed;
}

/** As the simulated DMP reads it; throws its refusal. */
function readBack(envelope: string): Vihf {
  const opened = openDocument(envelope);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const signed = readSignedAssertion(opened.value, envelope);
  opened.value.dispose();
  if (!signed.ok) throw new Error(JSON.stringify(signed));
  const read = readAssertion(signed.value, { now, windowSeconds: 60 });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.value;
}

const read = (claims: unknown): Professional => {
  const result = professionalOf(claims);
  if (result.outcome === 'refused') throw new Error(result.reason);
  return result.professional;
};

const letters = fc.string({ unit: fc.constantFrom(...'ABCéÉï’\'- &<>"ßœ'), minLength: 1, maxLength: 20 });
const name = letters.filter((text) => text.trim() !== '');
const words = (text: string): string => text.trim().replaceAll(/ +/g, ' ');
const professions = fc.oneof(
  fc.record({ codeProfession: fc.constant('21'), section: fc.constantFrom('A', 'D', 'DA', 'H', null) }),
  fc.record({ codeProfession: fc.constant('10'), knowHow: fc.constantFrom('SM26', 'SM54', '', null) }),
  fc.record({ codeProfession: fc.constant('60'), section: fc.constantFrom('A', '', null) }),
);

test('any professional that is read makes a VIHF that the DMP’s reader accepts, saying the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      name,
      name,
      professions,
      fc.integer({ min: 0, max: 99 }),
      async (family, given, job, sector) => {
        const knowHow = 'knowHow' in job ? job.knowHow : null;
        const section = 'section' in job ? job.section : null;
        const activity = {
          codeSecteurDactivite: `SA${String(sector).padStart(2, '0')}`,
          codeSectionPharmacien: section,
          ancienIdentifiantDeLaStructure: structureId,
          raisonSocialeSite: 'PHARMACIE',
        };
        const exercice = {
          codeProfession: job.codeProfession,
          codeSavoirFaire: knowHow,
          activities: [activity],
        };
        const claims = {
          ...honestUserinfo,
          ...{ family_name: family, given_name: given, SubjectRefPro: { exercices: [exercice] } },
        };
        const vihf = readBack(await envelopeOf(read(claims)));
        const second = job.codeProfession === '21' ? section : knowHow;
        expect(vihf).toMatchObject({
          professional: '899900000011',
          structure: structureId,
          mode: 'INDIRECTE_RENFORCEE',
          role: `G15_${job.codeProfession}${second ? `/${second}` : ''}`,
          name: `${words(given)} ${words(family)}`,
        });
      },
    ),
    { numRuns: 60, examples: [['A', 'A  A', { codeProfession: '60', section: 'A' }, 0]] },
  );
});

test('the way of authenticating is told as configured, beside INDIRECTE_RENFORCEE alone', async () => {
  const professional = read(honestUserinfo);
  const envelope = await envelopeOf(professional);
  expect(envelope).toContain('ac:classes:MobileTwoFactorUnregistered</saml2:AuthnContextClassRef>');
  expect(envelope).toContain('<saml2:AuthnContextDecl>CONF_EXI_PGSSIS<');
  const declared = {
    contextClass: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
    declaration: 'APP_BROWSER_AUTH',
  };
  const other = await envelopeOf(professional, declared);
  expect(other).toContain('<saml2:AuthnContextDecl>APP_BROWSER_AUTH<');
  expect(other).not.toContain('MobileTwoFactor');
});

test('whatever comes in the place of the claims, there is an answer, and nothing odd in it', async () => {
  const odd = fc.oneof(fc.jsonValue(), fc.anything());
  const claims = fc.oneof(
    odd,
    fc.record({ ...recordOf(odd) }).map((changes) => ({ ...honestUserinfo, ...changes })),
  );
  fc.assert(
    fc.property(claims, (given) => {
      const result = professionalOf(given);
      if (result.outcome === 'refused') return ['no-profile', 'not-proven'].includes(result.reason);
      const { id, family, practices } = result.professional;
      return /^8\d{11}$/.test(id) && family.trim() !== '' && practices.length > 0;
    }),
    { numRuns: 500 },
  );
});

function recordOf<Value>(odd: fc.Arbitrary<Value>) {
  return { SubjectRefPro: odd, family_name: odd };
}

test('what the service adds to its answer changes nothing', async () => {
  const plain = professionalOf(honestUserinfo);
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().map((key) => `x-${key}`),
        fc.jsonValue(),
      ),
      (more) => {
        expect(professionalOf({ ...more, ...honestUserinfo })).toEqual(plain);
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  [{ ancienIdentifiantDeLaStructure: '10B0000011', numeroFinessSite: '990000010' }, '10B0000011'],
  [{ numeroFinessSite: '990000010', numeroSiretSite: '33917228810005' }, '1990000010'],
  [{ numeroSiretSite: '33917228810005' }, '333917228810005'],
])('the structure is the one given, or made of FINESS, or of SIRET (§12)', (ids, expected) => {
  const activity = { codeSecteurDactivite: 'SA33', codeSectionPharmacien: 'A', ...ids };
  const exercices = [{ codeProfession: '21', activities: [activity, activity] }];
  const { practices } = read({ ...honestUserinfo, SubjectRefPro: { exercices } });
  expect(practices.map(({ structure }) => structure.id)).toEqual([expected]);
});

test('a name that no XML may hold is refused at the door', async () => {
  for (const family_name of ['A\u0000B', 'A\uFFFE', '\uD800'])
    expect(professionalOf({ ...honestUserinfo, family_name })).toEqual({
      outcome: 'refused',
      reason: 'not-proven',
    });
});
