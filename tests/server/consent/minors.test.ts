/** EX_GEN-1550: the age of majority and the functions for minors are parameters of the server, which is the judge. */
import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMinor, KioskProfileSchema, majorityAges } from '../../../server/contract/index.ts';
import { readConfig } from '../../../server/src/config.ts';
import { minorsRule } from '../../../server/src/consent/minors-settings.ts';
import { type Claim, whoAnswers } from '../../../server/src/consent/who-answers.ts';
import { testPki } from '../../support/pki.ts';
import { anyDigest, closureFor, requestFor, someChild } from '../support/people.ts';
import { environmentFor, type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

describe('EX_GEN-1550: the parameters', () => {
  const read = async (given: Record<string, string>) =>
    readConfig({ ...environmentFor(await testPki(), 'postgresql://localhost/borne', '/secrets'), ...given });

  test('are 18 and on where nobody says otherwise, and what somebody says else', async () => {
    const config = async (given: Record<string, string>) => {
      const answer = await read(given);
      if (!answer.ok) throw new Error(answer.problems);
      return minorsRule(answer.config);
    };
    expect(await config({})).toEqual({ majorityAge: 18, served: true });
    expect(await config({ MAJORITY_AGE: '16', MINORS_SERVED: 'false' })).toEqual({
      majorityAge: 16,
      served: false,
    });
  });

  test.each([
    ['MAJORITY_AGE', '15'],
    ['MAJORITY_AGE', '22'],
    ['MAJORITY_AGE', '18.5'],
    ['MAJORITY_AGE', '018'],
    ['MAJORITY_AGE', ' 18'],
    ['MAJORITY_AGE', ''],
    ['MINORS_SERVED', 'non'],
    ['MINORS_SERVED', ''],
  ])('are refused by name when they are no such thing: %s=%s', async (name, value) => {
    expect(await read({ [name]: value })).toMatchObject({
      ok: false,
      problems: expect.stringContaining(name),
    });
  });
});

describe('EX_GEN-1550: who is a minor', () => {
  const date = fc.record({
    year: fc.integer({ min: 1990, max: 2030 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 31 }),
  });
  const digits = ({ year, month, day }: { year: number; month: number; day: number }): string =>
    `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;

  test('nobody who is a minor at one age is of age at a higher one, or was on an earlier day', () => {
    const ages = fc.integer(majorityAges);
    fc.assert(
      fc.property(date, ages, ages, fc.nat(2_000), (born, one, other, days) => {
        const birthDate = digits(born);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const before = new Date(Date.UTC(2026, 10, 23) - days * 86_400_000).toISOString().slice(0, 10);
        if (isMinor(birthDate, '2026-11-23', low)) {
          expect(isMinor(birthDate, '2026-11-23', high)).toBe(true);
          expect(isMinor(birthDate, before, low)).toBe(true);
        }
      }),
    );
  });

  test('without a known day or month the year in doubt counts as minor, and the next does not', () => {
    for (const lunar of ['20080000', '20080500', '20081300', '20082012'])
      for (const day of ['2026-01-01', '2026-12-31']) {
        expect(isMinor(lunar, day, 18)).toBe(true);
        expect(isMinor(lunar, day.replace('2026', '2027'), 18)).toBe(false);
      }
  });

  test('what nobody may answer for is refused before any papers are looked at', async () => {
    const asked: string[] = [];
    const decide = (claim: Partial<Claim>, served = true) =>
      whoAnswers(
        async ({ callId }) => {
          asked.push(callId);
          return {
            as: claim.actor === 'guardian' ? 'guardian' : 'parent',
            relation: 'guardian',
            opinion: 'agrees',
            name: null,
          };
        },
        {
          ...{ actor: 'self', papersCallId: null, kioskId: 'k', visitId: 'v', birthDate: '20100101' },
          ...{ today: '2026-11-23', minors: { majorityAge: 16, served }, ...claim },
        },
      );
    // Sixteen: of age where the age is 16.
    expect(await decide({})).toMatchObject({ actor: 'self' });
    expect(await decide({ actor: 'parent', papersCallId: 'p' })).toBe('papers-not-seen');
    const child = { birthDate: '20101124', papersCallId: 'p' };
    for (const actor of ['self', 'parent', 'guardian'] as const)
      expect(await decide({ ...child, actor }, false)).toBe('minors-not-served');
    expect(asked).toEqual([]);
    expect(await decide({ ...child, actor: 'guardian' })).toMatchObject({ actor: 'guardian' });
  });
});

describe('EX_GEN-1550: a server where majority is at 20 and minors are not served', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startTestServer({ environment: { MAJORITY_AGE: '20', MINORS_SERVED: 'false' } });
  });
  afterAll(() => server.stop());

  test('tells its kiosks so', async () => {
    const { body } = await server.kiosk.get('/v1/kiosk');
    expect(KioskProfileSchema.parse(body).minors).toEqual({ majorityAge: 20, served: false });
  });

  test('opens and closes nothing for a minor, whoever is said to answer, and keeps nothing', async () => {
    const today = new Date();
    const nineteen = `${today.getUTCFullYear() - 19}0101`;
    const people = [someChild(), { ...someChild(), birthDate: nineteen }];
    for (const identity of people)
      for (const actor of ['self', 'parent', 'guardian'] as const) {
        const papersCallId = actor === 'self' ? null : randomUUIDv7();
        const request = requestFor(identity, anyDigest());
        const consent = { ...request.consent, actor, papersCallId };
        const refused = { status: 403, body: { code: 'minors-not-served' } };
        expect(await server.kiosk.create(randomUUIDv7(), { ...request, consent })).toMatchObject(refused);
        expect(
          await server.kiosk.close(randomUUIDv7(), { ...closureFor(identity), actor, papersCallId }),
        ).toMatchObject(refused);
      }
    expect(await server.sql('select id from records union all select id from closures')).toEqual([]);
    expect(server.dmp.openings).toEqual([]);
  });

  test('sends them to the counter with a number that says why', async () => {
    const answer = await server.kiosk.send('PUT', `/v1/hand-overs/${randomUUIDv7()}`, {
      reason: 'minors-not-served',
    });
    expect(answer).toMatchObject({ status: 200, body: { code: expect.any(String) } });
  });
});
