/** The DMP under the INS of INSi: which acts need it, and which only use it. Both services in memory. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import type { Insi, InsiOutcome, TraitsSearch } from '../../../server/src/insi/insi.ts';
import { type QualifiedDmpOptions, qualifiedDmp } from '../../../server/src/insi/qualified-dmp.ts';
import { consent } from '../dmp/gateway.ts';
import { type MemoryDmp, memoryDmp } from '../support/memory-dmp.ts';
import { person } from '../support/people.ts';
import { nir } from './insi-in-hand.ts';

/** Invented; the number on her card is one that she bore before. */
const nour = person('280127800600094', 'ESSAI-CHANGE', 'NOUR', '19800203');
const now = '280027800600031';

const line = { state: 'closed', width: null, answered: 1, paused: 0, openings: 0, silences: {} } as const;

interface Told {
  matricule?: string;
  former?: string[];
  oid?: string;
}

function one({ matricule = now, former = [nour.nir], oid = '1.2.250.1.213.1.4.10' }: Told = {}): InsiOutcome {
  const traits = {
    birthName: nour.familyName,
    givenNames: nour.firstName,
    sex: 'F',
    birthDate: '1980-02-03',
    birthPlace: null,
  } as const;
  return { outcome: 'one', found: { matricule: nir(matricule), former: former.map(nir), oid, traits } };
}

type Settings = Partial<Pick<QualifiedDmpOptions, 'mode' | 'sharedFrom' | 'cardIsDocument'>>;

interface InHand {
  national: NationalDmp;
  dmp: MemoryDmp;
  searches: TraitsSearch[];
}

function withInsi(answer: InsiOutcome, settings: Settings = {}): InHand {
  const dmp = memoryDmp();
  const searches: TraitsSearch[] = [];
  const insi: Insi = {
    searchByTraits: async (search) => {
      searches.push(search);
      return answer;
    },
    searchByCard: () => Promise.reject(new Error('nobody asks by card here')),
    line: () => line,
    close: async () => undefined,
  };
  const insOid = '1.2.250.1.213.1.4.10';
  return { national: qualifiedDmp({ dmp, insi, insOid, mode: 'development', ...settings }), dmp, searches };
}

const opening = { identity: nour, consent, representative: null };

test('EX_GEN-1250: the traits of the card go to INSi first, and the record is opened under its matricule', async () => {
  const { national, dmp, searches } = withInsi(one());
  expect(await national.create(opening, randomUUID())).toEqual({ outcome: 'created' });
  expect(searches).toEqual([
    { birthName: 'ESSAI-CHANGE', givenNames: 'NOUR', sex: 'F', birthDate: '19800203' },
  ]);
  expect(dmp.creations).toEqual([now]);
  // EX_GEN-1265: what the card says of her stays as it says it.
  expect(dmp.openings[0]?.identity).toEqual({ ...nour, nir: now });
});

test('a question, a closure and a reopening meet the record where it was opened', async () => {
  const { national } = withInsi(one());
  await national.create(opening, randomUUID());
  expect(await national.find(nour)).toMatchObject({ outcome: 'open' });
  expect(await national.terminate({ identity: nour, representative: null }, randomUUID())).toEqual({
    outcome: 'closed',
  });
  expect(await national.reactivate(opening, randomUUID())).toEqual({ outcome: 'created' });
});

test('EX_GEN-1530: a number that is not, and never was, that of the person INSi names opens nothing and touches nothing', async () => {
  const { national, dmp } = withInsi(one({ former: [] }));
  const refused = { outcome: 'refused', code: 'kiosk.insi-other-matricule' };
  expect(await national.create(opening, randomUUID())).toEqual(refused);
  expect(await national.find(nour)).toEqual(refused);
  expect(await national.terminate({ identity: nour, representative: null }, randomUUID())).toEqual(refused);
  expect(dmp.callsFor(nour.nir)).toEqual([]);
  expect(dmp.creations).toEqual([]);
});

test.each([
  [{ outcome: 'none' }, 'kiosk.insi-none'],
  [{ outcome: 'several' }, 'kiosk.insi-several'],
  [{ outcome: 'refused', code: 'siram_100.desir_550' }, 'siram_100.desir_550'],
] as const)(
  '$outcome: nothing is opened or reopened, and whoever has a record may still close it',
  async (answer, code) => {
    const { national, dmp } = withInsi(answer);
    dmp.act(opening);
    expect(await national.create(opening, randomUUID())).toEqual({ outcome: 'refused', code });
    expect(await national.reactivate(opening, randomUUID())).toEqual({ outcome: 'refused', code });
    expect(dmp.callsFor(nour.nir)).toEqual([]);
    expect(await national.find(nour)).toMatchObject({ outcome: 'open' });
    expect(await national.terminate({ identity: nour, representative: null }, randomUUID())).toEqual({
      outcome: 'closed',
    });
  },
);

test('INSi out of reach: nothing is asked of the DMP under a number that nobody confirmed', async () => {
  const answer = { outcome: 'unreachable', reason: 'timeout' } as const;
  const { national, dmp } = withInsi(answer);
  expect(await national.create(opening, randomUUID())).toEqual(answer);
  expect(await national.find(nour)).toEqual(answer);
  expect(dmp.callsFor(nour.nir)).toEqual([]);
});

test('EX_GEN-1430: in production, another kind of matricule than the configured one opens nothing', async () => {
  const other = one({ oid: '1.2.250.1.213.1.4.9' });
  expect(await withInsi(other, { mode: 'production' }).national.create(opening, randomUUID())).toEqual({
    outcome: 'refused',
    code: 'kiosk.insi-other-oid',
  });
  expect(await withInsi(other).national.create(opening, randomUUID())).toEqual({ outcome: 'created' });
});

test.each([
  [{ outcome: 'none' }, 'kiosk.insi-none'],
  [{ outcome: 'several' }, 'kiosk.insi-several'],
  [{ outcome: 'refused', code: 'kiosk.insi-name' }, 'kiosk.insi-name'],
  // INSi refuses us, not the person: nothing is said of them.
  [{ outcome: 'refused', code: 'siram_100.desir_550' }, undefined],
] as const)(
  '%j: a question about a record says at once that its opening would be refused',
  async (answer, code) => {
    const { national, dmp } = withInsi(answer);
    const expected = { outcome: 'none', ...(code ? { unrecognised: code } : {}) };
    expect(await national.find(nour)).toEqual(expected);
    dmp.act(opening);
    expect(await national.find(nour)).not.toHaveProperty('unrecognised');
  },
);

describe('the status of the identity (RNIV)', () => {
  const child = { ...opening, representative: 'mother' } as const;
  const refused = { outcome: 'refused', code: 'kiosk.identity-not-qualified' };

  test('as configured by default, INSi and the card are enough', async () => {
    expect(await withInsi(one()).national.create(opening, randomUUID())).toEqual({ outcome: 'created' });
  });

  test('from QUAL: nothing is opened or reopened for whom nobody saw a document, and the rest stays', async () => {
    const { national, dmp } = withInsi(one(), { sharedFrom: 'QUAL' });
    expect(await national.create(opening, randomUUID())).toEqual(refused);
    expect(await national.reactivate(opening, randomUUID())).toEqual(refused);
    expect(dmp.creations).toEqual([]);
    expect(await national.find(nour)).toEqual({ outcome: 'none' });
  });

  test('from QUAL: papers that the counter saw for a child are a document; so is the card where that is said', async () => {
    const papers = withInsi(one(), { sharedFrom: 'QUAL' }).national;
    expect(await papers.create(child, randomUUID())).toEqual({ outcome: 'created' });
    const card = withInsi(one(), { sharedFrom: 'QUAL', cardIsDocument: true }).national;
    expect(await card.create(opening, randomUUID())).toEqual({ outcome: 'created' });
  });

  test('whatever was seen, somebody whom INSi does not name has no status that is shared', async () => {
    const { national } = withInsi({ outcome: 'none' }, { sharedFrom: 'QUAL', cardIsDocument: true });
    expect(await national.create(child, randomUUID())).toMatchObject({ code: 'kiosk.insi-none' });
  });
});

test('both lines are told to whoever watches', () => {
  const { national } = withInsi(one());
  expect(national.identityLine?.()).toEqual(line);
  // The double in memory has none.
  expect(national.line?.()).toBeNull();
});
