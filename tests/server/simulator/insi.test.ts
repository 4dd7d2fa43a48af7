/** The simulated INSi as a judge: what it refuses, by which name, and whom it knows. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { register } from '../../../server/simulator/insi/people.ts';
import { byCard, byTraits } from '../../../server/simulator/insi/register.ts';
import { isNir } from '../../../server/simulator/reading/nir.ts';
import { createSeal } from '../../../server/src/dmp/seal.ts';
import { insiEnvelope } from '../../../server/src/insi/message/envelope.ts';
import { addTraitsQuestion } from '../../../server/src/insi/message/search-by-traits.ts';
import { insiActions } from '../../../server/src/insi/vocabulary.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { certificatesOfRun } from '../dmp/gateway.ts';
import { eloi, insiOptions, vitaleAssertion } from '../insi/insi-in-hand.ts';
import { post, sealedEnvelope, verdict, type WireAnswer } from './wire.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());

interface Draft {
  before?: (xml: string) => string;
  after?: (xml: string) => string;
  now?: Date;
  sealedByTls?: boolean;
}

/** A search for Jeanne as the gateway would send it, with the changes of the draft. */
async function search({
  before = same,
  after = same,
  now = new Date(),
  sealedByTls = false,
}: Draft): Promise<string> {
  const options = await insiOptions(national.url);
  const { tls } = await certificatesOfRun();
  const seal = createSeal(sealedByTls ? tls : options.seal);
  const facts = { id: randomUUID(), now, sender: options.author.id };
  const xml = insiEnvelope({
    messageId: randomUUID(),
    action: insiActions.byTraits,
    coverage: facts,
    software: { ...facts, software: { ...options.software, instance: randomUUID() } },
    assertion: {
      ...{ id: randomUUID(), now, issuer: seal.issuer, sector: 'SA33' },
      ...{ professional: options.author.id, billingId: options.author.billingId },
    },
    addContent: (body) =>
      addTraitsQuestion(body, {
        birthName: 'MARTIN-TEST',
        givenNames: 'JEANNE',
        sex: 'F',
        birthDate: '1955-08-12',
      }),
  });
  const sealed = await seal.apply(before(xml));
  if (sealed === null) throw new Error('the test key is a file: it always seals');
  return after(sealed);
}

const same = (xml: string): string => xml;

async function ask(document: string, headers: Record<string, string> = {}): Promise<WireAnswer> {
  return post(new URL(national.url).origin, document, { headers }, '/lps');
}

/** CodeCR, or the code of siram:Erreur. */
function said({ body }: WireAnswer): string {
  return /<CodeCR>(\d+)</.exec(body)?.[1] ?? /<siram:Erreur[^>]* code="([^"]*)"/.exec(body)?.[1] ?? 'nothing';
}

test('what the gateway sends is understood', async () => {
  const answer = await ask(await search({}));
  expect(said(answer)).toBe('00');
  expect(answer.status).toBe(200);
});

describe('refused, under a name that says that it is simulated', () => {
  const replaced =
    (from: string | RegExp, to: string) =>
    (xml: string): string => {
      const changed = xml.replace(from, to);
      if (changed === xml) throw new Error('nothing was changed');
      return changed;
    };
  const vitale = vitaleAssertion({ beneficiary: eloi }).xml;

  test.each<[what: string, draft: Draft, code: string]>([
    ['no MessageID', { before: replaced(/<wsa:MessageID.*?<\/wsa:MessageID>/, '') }, 'simule_message'],
    [
      'no software context',
      { before: replaced(/<ctxlps:ContexteLPS.*?<\/ctxlps:ContexteLPS>/, '') },
      'simule_message',
    ],
    ['another action', { before: replaced('AvecTraitsIdentite', 'ParCurieux') }, 'simule_message'],
    [
      'a question by card under the action by traits',
      { before: replaced(/RECSANSVITALE/g, 'RECVITALE') },
      'simule_message',
    ],
    ['a name in small letters', { before: replaced('>JEANNE<', '>Jeanne<') }, 'simule_message'],
    ['a card’s date', { before: replaced('1955-08-12', '19550812') }, 'simule_message'],
    [
      'traits in another order',
      { before: replaced(/(<ins:Prenom>.*<\/ins:Prenom>)(<ins:Sexe>F<\/ins:Sexe>)/, '$2$1') },
      'simule_message',
    ],
    [
      'a coverage in a search by traits',
      { before: replaced('<ctxbam:COUVERTURE/>', '<ctxbam:COUVERTURE><ctxbam:ASSURE/></ctxbam:COUVERTURE>') },
      'simule_message',
    ],
    ['a DTD', { after: replaced('?>', '?><!DOCTYPE a>') }, 'simule_message'],
    ['an assertion changed after its seal', { after: replaced('>SA33<', '>SA07<') }, 'simule_security'],
    ['an assertion of ten minutes ago', { now: new Date(Date.now() - 600_000) }, 'simule_security'],
    ['the seal of the TLS certificate', { sealedByTls: true }, 'simule_security'],
    [
      'a card’s assertion in a search by traits',
      { after: replaced('</wsse:Security>', `${vitale}</wsse:Security>`) },
      'simule_security',
    ],
    ['no billing identifier', { before: replaced('999900000', '9999') }, 'simule_security'],
    ['a number of no simulated software', { before: replaced('SIMULE-0001', 'PDP000000000') }, 'desir_550'],
  ])('%s', async (_what, draft, code) => {
    const answer = await ask(await search(draft));
    expect(said(answer)).toBe(code);
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('SIMULATEUR');
    expect(answer.body).not.toMatch(/MARTIN|2550814/);
  });

  test('an HTTP action that contradicts', async () => {
    expect(said(await ask(await search({}), { soapaction: `"${insiActions.byCard}"` }))).toBe(
      'simule_message',
    );
  });
});

test('neither service answers for the other', async () => {
  expect(said(await ask(await sealedEnvelope('find')))).toBe('simule_message');
  const elsewhere = await post(national.url, await search({}));
  expect(verdict(elsewhere)).toMatch(/^wsa:/);
});

describe('its register', () => {
  test('holds invented people only: their keys are right, and each may be found by traits and by card', () => {
    for (const person of register) {
      const { matricule, former, insured, givenNames } = person;
      expect([matricule, ...former, ...(insured ? [insured] : [])].every(isNir)).toBe(true);
      expect(byTraits({ ...person, givenNames: givenNames.join(' ') })).toContain(person);
      const number = (insured ?? matricule).slice(0, 13);
      const onCard = { ...person, insured: number, own: null, birthRank: `${person.birthRank}` };
      expect(byCard(onCard)).toEqual([person]);
    }
  });

  test('never gives a child by the number of the parent alone', () => {
    const parent = { insured: '2850578006000', own: null, birthRank: '1', birthName: null };
    expect(byCard({ ...parent, birthDate: '2015-02-17' }).map(({ givenNames }) => givenNames)).toEqual([
      ['ELOI'],
    ]);
    expect(byCard({ ...parent, birthDate: '2015-02-18' })).toEqual([]);
    expect(byCard({ ...parent, own: '2850578006000', birthDate: '2015-02-17' })).toEqual([]);
  });
});
