/** The whole gateway to INSi over real mutual TLS, against the simulator started as production starts it. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Insi, InsiOutcome, TraitsSearch } from '../../../server/src/insi/insi.ts';
import type { SoapInsiOptions } from '../../../server/src/insi/options.ts';
import { soapInsi } from '../../../server/src/insi/soap-insi.ts';
import type {
  Beneficiary,
  CardPresence,
  VitaleAssertion,
} from '../../../server/src/insi/vitale-assertion.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { certificatesOfRun } from '../dmp/gateway.ts';
import {
  askingInsi,
  eloi,
  eloiMatricule,
  insiOptions,
  jeanne,
  jeanneMatricule,
  nir,
  vitaleAssertion,
} from './insi-in-hand.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(async () => {
  await national.stop();
});
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

const byTraits = (search: TraitsSearch, changes: Partial<SoapInsiOptions> = {}): Promise<InsiOutcome> =>
  askingInsi(national.url, (insi) => insi.searchByTraits(search), changes);

/** Three times on end, and the line is closed as it was. */
async function asked(insi: Insi, search: TraitsSearch): Promise<void> {
  for (let times = 0; times < 3; times += 1) await insi.searchByTraits(search);
  expect(insi.line?.()).toMatchObject({ state: 'closed', answered: 3, silences: {} });
}

const requests = async (): Promise<number> => (await national.state()).requests;

describe('by traits', () => {
  test('EX_GEN-1250: after the card, INSi tells the one qualified INS, with its kind and the traits it knows', async () => {
    const answer = await byTraits(jeanne);
    expect(answer).toMatchObject({
      outcome: 'one',
      found: {
        matricule: jeanneMatricule,
        oid: '1.2.250.1.213.1.4.10',
        former: [],
        traits: {
          birthName: 'MARTIN-TEST',
          givenNames: 'JEANNE',
          sex: 'F',
          birthDate: '1955-08-12',
          birthPlace: '14168',
        },
      },
    });
  });

  test('an answer that names somebody prints nobody', async () => {
    const answer = await byTraits(jeanne);
    for (const printed of [inspect(answer), JSON.stringify(answer)]) {
      expect(printed).toContain('one');
      expect(printed).not.toMatch(/MARTIN|2550814/);
    }
  });

  test('nobody, several people, and a name that INSi cannot write, are told apart', async () => {
    expect(await byTraits({ ...jeanne, birthDate: '19550813' })).toEqual({ outcome: 'none' });
    const twice = {
      birthName: 'ESSAI-HOMONYME',
      givenNames: 'CAMILLE',
      sex: 'M',
      birthDate: '19700115',
    } as const;
    expect(await byTraits(twice)).toEqual({ outcome: 'several' });
    expect(await byTraits({ ...jeanne, birthName: '马丁' })).toEqual({
      outcome: 'refused',
      code: 'kiosk.insi-name',
    });
  });

  test('accents of the card and a lunar date are written as INSi writes them', async () => {
    const helene = { birthName: 'Dupont', givenNames: 'Hélène', sex: 'F', birthDate: '19850500' } as const;
    expect(await byTraits(helene)).toMatchObject({ outcome: 'one', found: { matricule: '285057800600028' } });
    const old = {
      birthName: 'd’Essai l’Ancien',
      givenNames: 'Jean-Luc',
      sex: 'M',
      birthDate: '19750331',
    } as const;
    expect(await byTraits(old)).toMatchObject({ outcome: 'one', found: { matricule: '175037800600051' } });
  });

  test('several given names: each one is tried, then all of them', async () => {
    const twice = {
      birthName: 'ESSAI-HOMONYME',
      givenNames: 'CAMILLE LUC',
      sex: 'M',
      birthDate: '19700115',
    } as const;
    expect(await byTraits(twice)).toMatchObject({ outcome: 'one', found: { matricule: '170017800700040' } });
    expect(await requests()).toBe(2);
    await national.clear();
    expect(await byTraits({ ...twice, givenNames: 'CAMILLE ZOE' })).toEqual({ outcome: 'several' });
    expect(await requests()).toBe(3);
  });

  test('EX_GEN-1430: a demonstration matricule is refused in production, and so is a test one', async () => {
    const demo = { birthName: 'ESSAI-DEMO', givenNames: 'ALAIN', sex: 'M', birthDate: '19750301' } as const;
    const inProduction = { mode: 'production' } as const;
    const refused = { outcome: 'refused', code: 'kiosk.insi-test-oid' };
    expect(await byTraits(demo, inProduction)).toEqual(refused);
    expect(await byTraits(jeanne, inProduction)).toEqual(refused);
    expect(await byTraits(demo)).toMatchObject({ outcome: 'one', found: { oid: '1.2.250.1.213.1.4.11' } });
  });

  test('a software whose authorization number is unknown is refused under the public names', async () => {
    const software = { name: 'borne-dmp', version: '0.1.0', authorization: 'AUTRE-0001' };
    expect(await byTraits(jeanne, { software })).toEqual({ outcome: 'refused', code: 'siram_100.desir_550' });
  });

  test('siram_40: the service is out of order, which is no refusal', async () => {
    const unlucky = { ...jeanne, birthName: 'ESSAI-PANNE' };
    expect(await byTraits(unlucky)).toEqual({ outcome: 'unreachable', reason: 'http-status' });
  });

  test('INSi out of order: after a few silences it is left in peace, and comes back by itself', async () => {
    let time = 0;
    const settings = { streak: 3, firstPauseMs: 1_000, fullWidth: 1 };
    const line = { settings, now: () => time, chance: () => 1 };
    await askingInsi(
      national.url,
      async (insi) => {
        const unlucky = { ...jeanne, birthName: 'ESSAI-PANNE' };
        for (let asked = 0; asked < 3; asked += 1) await insi.searchByTraits(unlucky);
        const many = await Promise.all(Array.from({ length: 50 }, () => insi.searchByTraits(jeanne)));
        expect(many).toEqual(Array.from(many, () => ({ outcome: 'unreachable', reason: 'paused' })));
        expect(await requests()).toBe(3);
        expect(insi.line?.()).toMatchObject({ state: 'open', paused: 50, silences: { 'http-status': 3 } });
        time += 1_000;
        expect(await insi.searchByTraits(jeanne)).toMatchObject({ outcome: 'one' });
        expect(insi.line?.()).toMatchObject({ answered: 1, openings: 1 });
      },
      { line },
    );
  });

  test('none, several and a refusal are answers: the line stays open to everybody else', async () => {
    const software = { name: 'borne-dmp', version: '0.1.0', authorization: 'AUTRE-0001' };
    const line = { settings: { streak: 2 } };
    await askingInsi(national.url, (insi) => asked(insi, { ...jeanne, birthDate: '19550813' }), { line });
    await askingInsi(national.url, (insi) => asked(insi, jeanne), { line, software });
  });

  test('a seal that is the TLS certificate, and a contradiction of the options, stop at the start', async () => {
    const options = await insiOptions(national.url);
    const { tls } = await certificatesOfRun();
    expect(() => soapInsi({ ...options, seal: tls })).toThrow('the seal is the TLS certificate');
    expect(() =>
      soapInsi({ ...options, url: 'http://localhost/lps/', author: { id: ' ', billingId: '12' } }),
    ).toThrow(/not https; .*slash; author.id is empty; the billing identifier/);
  });
});

describe('what goes wrong on the way is never an answer', () => {
  test.each([
    ['nonsense', 'nonsense'],
    ['broken', 'http-status'],
    ['lost-request', 'cut'],
    ['lost-answer', 'cut'],
    ['half-answer', 'cut'],
    ['other-answer', 'other-request'],
    ['http-500', 'http-status'],
  ])('%s', async (mode, reason) => {
    await national.setMode(mode, 1, { on: 'insi-traits' });
    expect(await byTraits(jeanne)).toEqual({ outcome: 'unreachable', reason });
  });

  test('an ordered refusal carries its name; a late answer is awaited no longer than the deadline', async () => {
    await national.setMode('fault', 1);
    expect(await byTraits(jeanne)).toEqual({ outcome: 'refused', code: 'siram_simule.simule_order' });
    await national.setMode('slow', 1, { delayMs: 30_000 });
    expect(await byTraits(jeanne, { deadlineMs: 200 })).toEqual({
      outcome: 'unreachable',
      reason: 'timeout',
    });
  });
});

describe('by carte Vitale', () => {
  const card = (beneficiary: Beneficiary, name = 'carte-1'): CardPresence => ({ card: name, beneficiary });
  interface Ask {
    present?: CardPresence | null;
    changes?: Partial<SoapInsiOptions>;
  }
  const byCard = (
    assertion: VitaleAssertion,
    { present = card(assertion.beneficiary), changes = {} }: Ask = {},
  ): Promise<InsiOutcome> =>
    askingInsi(national.url, (insi) => insi.searchByCard({ assertion, present, own: null }), {
      monotonicMs: () => 60_000,
      ...changes,
    });

  test('EX_GEN-1530: the matricule of a child is that of INSi, never the number on the card', async () => {
    const answer = await byCard(vitaleAssertion({ beneficiary: eloi }));
    expect(answer).toMatchObject({ outcome: 'one', found: { matricule: eloiMatricule } });
    expect(eloiMatricule).not.toContain(eloi.insured.slice(0, 13));
  });

  test('twins on one card are told apart by their rank', async () => {
    const twin = { insured: nir('288037800600043'), birthDate: '20190504' };
    const first = await byCard(vitaleAssertion({ beneficiary: { ...twin, birthRank: 1 } }));
    const second = await byCard(vitaleAssertion({ beneficiary: { ...twin, birthRank: 2 } }));
    expect(first).toMatchObject({ outcome: 'one', found: { traits: { givenNames: 'AIDA' } } });
    expect(second).toMatchObject({ outcome: 'one', found: { traits: { givenNames: 'LILA' } } });
  });

  test('the name, when it is said, must be that of the register', async () => {
    const assertion = vitaleAssertion({ beneficiary: eloi });
    const named = (birthName: string): Promise<InsiOutcome> =>
      askingInsi(
        national.url,
        (insi) => insi.searchByCard({ assertion, present: card(eloi), own: nir(eloiMatricule), birthName }),
        { monotonicMs: () => 1 },
      );
    expect(await named('Dupont')).toMatchObject({ outcome: 'one' });
    expect(await named('DURAND')).toEqual({ outcome: 'none' });
  });

  test('INSi 1.02: an assertion of twenty minutes is refused, and nothing is sent', async () => {
    const assertion = vitaleAssertion({ beneficiary: eloi });
    const twenty = { monotonicMs: () => 20 * 60_000 };
    expect(await byCard(assertion, { changes: twenty })).toEqual({
      outcome: 'refused',
      code: 'kiosk.vitale-too-old',
    });
    expect(await requests()).toBe(0);
  });

  test('INSi 1.02: the service too refuses what was signed more than twenty minutes ago', async () => {
    const issuedAt = new Date(Date.now() - 21 * 60_000);
    expect(await byCard(vitaleAssertion({ beneficiary: eloi, issuedAt }))).toEqual({
      outcome: 'refused',
      code: 'siram_simule.simule_vitale',
    });
  });

  test('INSi 1.03: another card, another beneficiary or no card at all is refused, and nothing is sent', async () => {
    const assertion = vitaleAssertion({ beneficiary: eloi });
    const refusals = [
      [null, 'kiosk.vitale-no-card'],
      [card(eloi, 'carte-2'), 'kiosk.vitale-other-card'],
      [card({ ...eloi, birthDate: '20150218' }), 'kiosk.vitale-other-beneficiary'],
    ] as const;
    for (const [present, code] of refusals)
      expect(await byCard(assertion, { present })).toEqual({ outcome: 'refused', code });
    expect(await requests()).toBe(0);
  });

  test('what is no assertion never leaves', async () => {
    const whole = vitaleAssertion({ beneficiary: eloi });
    for (const xml of [
      '',
      'x',
      '<?xml version="1.0"?><a/>',
      `${whole.xml}<b/>`,
      whole.xml.replace('2.0:assertion', '1.0'),
    ])
      expect(await byCard({ ...whole, xml })).toEqual({
        outcome: 'refused',
        code: 'kiosk.vitale-unreadable',
      });
    expect(await requests()).toBe(0);
  });
});
