/** INSi asked once for one act: whose answer stands, how long, and what is never kept. */
import { expect, test } from 'vitest';
import type { Insi, InsiOutcome, TraitsSearch } from '../../../server/src/insi/insi.ts';
import { rememberedMs, remembering } from '../../../server/src/insi/remembered.ts';
import { jeanne, jeanneMatricule, nir } from './insi-in-hand.ts';

const one: InsiOutcome = {
  outcome: 'one',
  found: {
    ...{ matricule: nir(jeanneMatricule), oid: '1.2.250.1.213.1.4.10', former: [] },
    traits: { ...jeanne, birthDate: '1955-08-12', birthPlace: null },
  },
};
const unreachable: InsiOutcome = { outcome: 'unreachable', reason: 'timeout' };

interface InHand {
  insi: Insi;
  asked: TraitsSearch[];
  pass: (ms: number) => void;
}

/** Answers in turn; the last one for ever. */
function inHand(...answers: (InsiOutcome | Error)[]): InHand {
  const asked: TraitsSearch[] = [];
  let time = 0;
  const service: Insi = {
    searchByTraits: async (search) => {
      const answer = answers[Math.min(asked.push(search), answers.length) - 1] ?? unreachable;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    searchByCard: async () => one,
    close: async () => undefined,
  };
  const pass = (ms: number): void => {
    time += ms;
  };
  return { insi: remembering(service, () => time), asked, pass };
}

test.each<InsiOutcome>([one, { outcome: 'none' }, { outcome: 'several' }])(
  '$outcome: asked once for the calls of one act, one after the other or side by side',
  async (answer) => {
    const { insi, asked } = inHand(answer);
    const said = await Promise.all([insi.searchByTraits(jeanne), insi.searchByTraits({ ...jeanne })]);
    expect([...said, await insi.searchByTraits(jeanne)]).toEqual([answer, answer, answer]);
    expect(asked).toHaveLength(1);
  },
);

test('twenty minutes, and not one moment more', async () => {
  const { insi, asked, pass } = inHand(one, { outcome: 'none' });
  await insi.searchByTraits(jeanne);
  pass(rememberedMs - 1);
  expect(await insi.searchByTraits(jeanne)).toEqual(one);
  pass(1);
  expect(await insi.searchByTraits(jeanne)).toEqual({ outcome: 'none' });
  expect(asked).toHaveLength(2);
  expect(rememberedMs).toBe(1_200_000);
});

test('the same person only: any other trait is another question', async () => {
  const { insi, asked } = inHand(one);
  const others: Partial<TraitsSearch>[] = [
    ...[{}, { birthName: 'MARTIN' }, { givenNames: 'JEAN' }, { sex: 'M' as const }],
    ...[{ birthDate: '19550813' }, { birthPlace: '14168' }],
    // What two traits say together is not what two others do.
    { birthName: 'MARTIN-TEST","JEANNE', givenNames: '' },
  ];
  for (const other of others) await insi.searchByTraits({ ...jeanne, ...other });
  expect(asked).toHaveLength(others.length);
});

test.each<[string, InsiOutcome]>([
  ['a silence', unreachable],
  ['a refusal', { outcome: 'refused', code: 'siram_100.desir_550' }],
])('%s is not kept: the next call asks again', async (_name, answer) => {
  const { insi, asked } = inHand(answer, one);
  expect(await insi.searchByTraits(jeanne)).toEqual(answer);
  expect(await insi.searchByTraits(jeanne)).toEqual(one);
  expect(asked).toHaveLength(2);
});

test('a fault of ours is thrown to whoever asked, and is not kept', async () => {
  const { insi } = inHand(new Error('no such date'), one);
  await expect(insi.searchByTraits(jeanne)).rejects.toThrow('no such date');
  expect(await insi.searchByTraits(jeanne)).toEqual(one);
});

test('the oldest of too many is forgotten first, and closing forgets everybody', async () => {
  const { insi, asked } = inHand(one);
  for (let person = 0; person <= 2_000; person += 1)
    await insi.searchByTraits({ ...jeanne, birthName: `ESSAI ${person}` });
  const before = asked.length;
  await insi.searchByTraits({ ...jeanne, birthName: 'ESSAI 2000' });
  expect(asked).toHaveLength(before);
  await insi.searchByTraits({ ...jeanne, birthName: 'ESSAI 0' });
  expect(asked).toHaveLength(before + 1);
  await insi.close();
  await insi.searchByTraits({ ...jeanne, birthName: 'ESSAI 0' });
  expect(asked).toHaveLength(before + 2);
});
