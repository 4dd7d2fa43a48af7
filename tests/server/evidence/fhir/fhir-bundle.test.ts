import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fhirBundleOf } from '../../../../server/src/evidence/export/fhir/fhir-bundle.ts';
import { structureIdentifiers } from '../../../../server/src/evidence/export/fhir/identifiers.ts';
import type { Resource } from '../../../../server/src/evidence/export/fhir/resource.ts';
import type { Surroundings, ToldAct, ToldAtKiosk } from '../../../../server/src/evidence/export/told-act.ts';
import { helene } from '../../support/people.ts';
import { anyAct, anyHomeAct, anySurroundings, anywhere } from './any-act.ts';
import { faultsOf } from './fhir-judges.ts';

const resources = (act: ToldAct, around: Surroundings): Resource[] =>
  fhirBundleOf(act, around).entry.map(({ resource }) => resource);
const of = (kind: string, act: ToldAct, around: Surroundings): Resource[] =>
  resources(act, around).filter(({ resourceType }) => resourceType === kind);

/** `answer`: over those of one drawn act. */
function anAct(change: { answer?: object; receipt?: object; outcome?: object } = {}): ToldAtKiosk {
  const [act] = fc.sample(
    anyAct.filter(
      ({ answer, outcomes, changes }) =>
        answer.said.kind === 'opening' && outcomes.length > 0 && changes.length === 0,
    ),
    { numRuns: 1, seed: 7 },
  );
  if (!act) throw new Error('no act was drawn');
  Object.assign(act.answer.said, change.answer);
  Object.assign(act.receipt.said, change.receipt);
  Object.assign(act.outcomes.at(-1)?.said ?? {}, change.outcome);
  return act;
}
const around: Surroundings = {
  siteName: 'Pharmacie d’essai',
  structure: { id: '1750000001', name: 'PHARMACIE' },
  notice: 'Le dossier médical partagé…',
  audit: [],
  person: null,
  demonstration: true,
};

test('the judges do judge: what is not FHIR R4 is refused', () => {
  const good = fhirBundleOf(anAct(), around);
  const spoilt = (change: (consent: Record<string, unknown>) => void): string[] => {
    const copy = structuredClone(good);
    change(copy.entry[0]?.resource ?? {});
    return faultsOf(copy);
  };
  expect(faultsOf(good)).toEqual([]);
  expect(spoilt((consent) => delete consent['scope'])).not.toEqual([]);
  expect(spoilt((consent) => delete consent['policyRule']).join()).toContain('ppc-1');
  expect(spoilt((consent) => Object.assign(consent, { status: 'given' })).join()).toContain('hl7');
  expect(spoilt((consent) => Object.assign(consent, { provision: { type: 'maybe' } }))).not.toEqual([]);
  expect(spoilt((consent) => Object.assign(consent, { dateTime: 'hier' }))).not.toEqual([]);
  expect(spoilt((consent) => Object.assign(consent, { note: 'x' }))).not.toEqual([]);
  expect(
    spoilt((consent) => Object.assign(consent, { patient: (consent['organization'] as object[])[0] })),
  ).not.toEqual([]);
});

test('every act that evidence can hold is a bundle that both judges accept', () => {
  fc.assert(
    fc.property(anywhere, anySurroundings, (act, any) => {
      expect(faultsOf(fhirBundleOf(act, any))).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('every reference leads to one resource of the bundle, and no id is there twice', () => {
  fc.assert(
    fc.property(anywhere, anySurroundings, (act, any) => {
      const { entry } = fhirBundleOf(act, any);
      const urls = entry.map(({ fullUrl }) => fullUrl);
      const pointed = [...JSON.stringify(entry).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
      expect(pointed.filter((url) => !urls.includes(url ?? ''))).toEqual([]);
      // Two rows of audit drawn under one id are not ours to part.
      if (new Set(any.audit.map(({ id }) => id)).size === any.audit.length)
        expect(new Set(urls).size).toBe(urls.length);
    }),
  );
});

test('each choice is told as it was signed, and neither follows from the other', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, any) => {
      const [consent] = of('Consent', act, any);
      const { answers } = act.answer.said;
      const told = JSON.parse(JSON.stringify(consent?.['provision'])) as {
        type: string;
        provision?: { type: string; purpose: { code: string }[] }[];
      };
      const choices = Object.fromEntries(
        (told.provision ?? []).map(({ type, purpose }) => [purpose[0]?.code, type === 'permit']),
      );
      if ('close' in answers) expect({ told, choices }).toEqual({ told: { type: 'deny' }, choices: {} });
      else
        expect({ type: told.type, choices }).toEqual({
          type: 'permit',
          choices: { BTG: answers.breakGlass, ETREAT: answers.emergencyCall },
        });
    }),
  );
});

test('the signatures of the bundle stand in the Provenance byte for byte', () => {
  fc.assert(
    fc.property(anywhere, anySurroundings, (act, any) => {
      const texts = act.bundles[0].entries.flatMap((entry) => entry.texts);
      const signed = of('Provenance', act, any).flatMap(({ signature }) =>
        (signature as { data: string }[]).map(({ data }) => Buffer.from(data, 'base64').toString()),
      );
      expect(signed.toSorted()).toEqual(texts.toSorted());
    }),
  );
});

test('who is not to know the person learns no name and no number', () => {
  const named = { ...around, person: { identity: helene, insOid: '1.2.250.1.213.1.4.10' } };
  const text = JSON.stringify(fhirBundleOf(anAct(), named));
  expect(text).toContain(helene.nir);
  const blind = JSON.stringify(fhirBundleOf(anAct(), around));
  for (const secret of [helene.nir, helene.nir.slice(0, 13), helene.familyName, helene.firstName])
    expect(blind).not.toContain(secret);
});

test('an INS is told by its own OID and type: an invented one never passes for a real one', () => {
  const patient = (insOid: string) =>
    of('Patient', anAct(), { ...around, person: { identity: helene, insOid } })[0];
  const first = (insOid: string) => (patient(insOid)?.['identifier'] as object[] | undefined)?.[0];
  expect(first('1.2.250.1.213.1.4.8')).toMatchObject({
    use: 'official',
    system: 'urn:oid:1.2.250.1.213.1.4.8',
    type: { coding: [{ code: 'INS-NIR' }] },
  });
  expect(first('1.2.250.1.213.1.4.10')).toMatchObject({
    system: 'urn:oid:1.2.250.1.213.1.4.10',
    type: { coding: [{ code: 'INS-NIR-TEST' }] },
  });
  expect(() => first('1.2.3')).toThrow('OID');
  // Her card says 19850500: no day, so no date of FHIR.
  expect(patient('1.2.250.1.213.1.4.10')).not.toHaveProperty('birthDate');
});

test('a structure is told by its national number, and by the FINESS or SIRET in it', () => {
  const told = (id: string) => structureIdentifiers(id).map(({ system, value }) => `${system} ${value}`);
  const national = 'urn:oid:1.2.250.1.71.4.2.2';
  expect(told('1750000001')).toEqual([`${national} 1750000001`, 'https://finess.esante.gouv.fr 750000001']);
  expect(told('338000000000017')).toEqual([
    `${national} 338000000000017`,
    'https://sirene.fr 38000000000017',
  ]);
  expect(told('2264403106')).toEqual([`${national} 2264403106`]);
});

test('the text is named by the digest that was signed, and carried when it is known', () => {
  const sha256 = 'ab'.repeat(32);
  const act = anAct({ answer: { notice: { version: '2026-03/fr', sha256 }, language: 'fr-simple' } });
  const source = (notice: string | null) =>
    of('Consent', act, { ...around, notice })[0]?.['sourceAttachment'] as Record<string, unknown>;
  expect(source('é')).toMatchObject({
    url: `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`,
    language: 'fr',
    title: '2026-03/fr (fr-simple)',
    data: 'w6k=',
    size: 2,
  });
  expect(source(null)).not.toHaveProperty('data');
});

test.each([
  ['created', 'active'],
  ['uncertain', 'active'],
  ['refused', 'inactive'],
  ['already-exists', 'inactive'],
])('an opening whose last word is %s leaves a consent that is %s', (outcome, status) => {
  expect(of('Consent', anAct({ outcome: { outcome } }), around)[0]).toMatchObject({ status });
});

test('a representative answers in their own right, named by the relation only where the person is not named', () => {
  const act = anAct({ answer: { actor: 'parent' }, receipt: { relation: 'mother' } });
  expect(of('RelatedPerson', act, around)).toMatchObject([{ relationship: [{ coding: [{ code: 'MTH' }] }] }]);
  expect(of('RelatedPerson', act, around)[0]).not.toHaveProperty('name');
  const representative = { familyName: 'D’ESSAI', firstName: 'Anne' };
  const person = { identity: helene, insOid: '1.2.250.1.213.1.4.10', representative };
  expect(of('RelatedPerson', act, { ...around, person })).toMatchObject([
    { name: [{ family: 'D’ESSAI', given: ['Anne'] }] },
  ]);
  const alone = anAct({ answer: { actor: 'self' } });
  expect(of('RelatedPerson', alone, around)).toEqual([]);
});

test('a withdrawal points to the act that it takes back', () => {
  const withdraws = '0199a000-0000-7000-8000-000000000000';
  const [provenance] = of('Provenance', anAct({ receipt: { withdraws } }), around);
  expect(provenance?.['entity']).toContainEqual({
    role: 'revision',
    what: { identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${withdraws}` } },
  });
});

test('a closure asked at home names no kiosk, carries the server’s signature alone, and says what was proved there', () => {
  fc.assert(
    fc.property(anyHomeAct, anySurroundings, (act, any) => {
      const { said } = act.asked;
      const [consent, ...more] = of('Consent', act, any);
      expect(more).toEqual([]);
      expect(consent).toMatchObject({
        ...{ id: said.actId, status: 'inactive', dateTime: said.at, provision: { type: 'deny' } },
        sourceAttachment: { title: `${said.notice.version} (${said.language})` },
      });
      expect(of('Device', act, any).map(({ id }) => id)).toHaveLength(1);
      const [provenance] = of('Provenance', act, any);
      expect(provenance?.['signature']).toHaveLength(1);
      expect(provenance?.['entity']).toContainEqual({
        role: 'revision',
        what: { identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${said.withdraws}` } },
      });
      const text = JSON.stringify(provenance?.['activity']);
      expect(text).toContain('Personne n’a vu de pièce d’identité.');
      expect(text.includes('Aucun mobile ni e-mail')).toBe(!said.channelConfirmed);
      const people = of('RelatedPerson', act, any);
      expect(people).toHaveLength(said.by === undefined || said.by.actor === 'self' ? 0 : 1);
      // Before the page asked, nobody is said to have performed it.
      expect(consent && 'performer' in consent).toBe(said.by !== undefined);
    }),
  );
});

test('of the states of the choices one at most is active: the last that the national service confirmed', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, any) => {
      const consents = of('Consent', act, any);
      const confirmed = act.changes.filter(({ end }) => end?.said.outcome === 'changed');
      const isVoid = ['refused', 'already-exists'].includes(act.outcomes.at(-1)?.said.outcome ?? '');
      const standing = confirmed.at(-1)?.asked.said.changeId ?? act.answer.said.actId;
      const active = consents.filter(({ status }) => status === 'active').map(({ id }) => id);
      expect(active).toEqual(isVoid || act.answer.said.kind === 'closure' ? [] : [standing]);
      expect(consents).toHaveLength(1 + act.changes.length);
      act.changes.forEach(({ asked, end }, rank) => {
        const { breakGlass, emergencyCall } = asked.said.answers;
        const choices = JSON.stringify(consents[rank + 1]?.['provision'])
          .match(/"(permit|deny)"/g)
          ?.slice(1);
        expect(choices).toEqual([breakGlass, emergencyCall].map((yes) => (yes ? '"permit"' : '"deny"')));
        if (end?.said.outcome === 'refused') expect(consents[rank + 1]?.['status']).toBe('rejected');
        if (end === null) expect(consents[rank + 1]?.['status']).toBe('proposed');
      });
    }),
  );
});

test('each change revises the one that stood before it, never one that was refused', () => {
  fc.assert(
    fc.property(anyAct, anySurroundings, (act, any) => {
      const provenances = of('Provenance', act, any);
      let before = act.answer.said.actId;
      for (const { asked, end } of act.changes) {
        const made = provenances.find(({ target, entity }) =>
          JSON.stringify([target, entity]).startsWith(`[[{"reference":"urn:uuid:${asked.said.changeId}"`),
        );
        expect(made?.['entity']).toContainEqual({
          role: 'revision',
          what: { reference: `urn:uuid:${before}` },
        });
        if (end?.said.outcome === 'changed') before = asked.said.changeId;
      }
    }),
  );
});
