/** Parents and guardians: no papers seen at this kiosk for this visit, no answer. */
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { civilDay, whoAnswers } from '../../../server/src/consent/who-answers.ts';
import type { Answer } from '../support/kiosk-client.ts';
import { arabicNotice } from '../support/notices.ts';
import { anyDigest, closureFor, person, requestFor, someChild, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type As = 'parent' | 'guardian';

/** The kiosk calls for papers, and the counter accepts them. */
async function acceptedPapers(
  visitId: string,
  as: As,
  relation: string,
  opinion = 'agrees',
): Promise<string> {
  const callId = randomUUIDv7();
  const call = { kind: 'papers', visitId, as };
  expect((await server.kiosk.send('PUT', `/v1/calls/${callId}`, call)).status).toBe(200);
  await server.sql(
    `update calls set state = 'over', verdict = 'accepted', relation = $2, opinion = $3, taken_by = 'staff-1',
                      taken_at = now(), over_at = now() where id = $1`,
    [callId, relation, opinion],
  );
  return callId;
}

interface Claim {
  visitId: string;
  actor: 'self' | As;
  papersCallId: string | null;
}

/** Every act that a representative may ask for, as the kiosk sends it. */
const acts: [string, (identity: ReturnType<typeof someone>, claim: Claim) => Promise<Answer>][] = [
  [
    'open',
    (identity, { visitId, actor, papersCallId }) => {
      const request = requestFor(identity, anyDigest());
      return server.kiosk.create(visitId, {
        ...request,
        consent: { ...request.consent, actor, papersCallId },
      });
    },
  ],
  [
    'close',
    (identity, { visitId, actor, papersCallId }) => {
      server.dmp.act({ identity });
      return server.kiosk.close(visitId, { ...closureFor(identity), actor, papersCallId });
    },
  ],
];

describe.each(acts)('%s', (act, send) => {
  let visitId: string;
  beforeEach(() => {
    visitId = randomUUIDv7();
  });
  const refused = { status: 403, body: { code: 'papers-not-seen' } };

  test('a parent without papers, or with another’s, is refused, and nothing is kept', async () => {
    const identity = someChild();
    const claims: Claim[] = [
      { visitId, actor: 'parent', papersCallId: null },
      { visitId, actor: 'parent', papersCallId: randomUUIDv7() },
      { visitId, actor: 'parent', papersCallId: await acceptedPapers(randomUUIDv7(), 'parent', 'mother') },
      { visitId, actor: 'guardian', papersCallId: await acceptedPapers(visitId, 'parent', 'mother') },
      { visitId, actor: 'self', papersCallId: await acceptedPapers(visitId, 'parent', 'mother') },
    ];
    for (const claim of claims) expect(await send(identity, claim)).toMatchObject(refused);
    const kept = await server.sql(
      'select 1 from records where id = $1 union all select 1 from closures where id = $1',
      [visitId],
    );
    expect(kept).toEqual([]);
    expect(server.dmp.callsFor(identity.nir)).toEqual([]);
  });

  test('papers that were not accepted, or still wait, are no papers', async () => {
    const callId = randomUUIDv7();
    await server.kiosk.send('PUT', `/v1/calls/${callId}`, { kind: 'papers', visitId, as: 'parent' });
    const claim: Claim = { visitId, actor: 'parent', papersCallId: callId };
    expect(await send(someone(), claim)).toMatchObject(refused);
    await server.sql(
      `update calls set state = 'over', verdict = 'not-accepted', taken_by = 'staff-1', taken_at = now(),
                        over_at = now() where id = $1`,
      [callId],
    );
    expect(await send(someone(), claim)).toMatchObject(refused);
  });

  test.each([
    ['parent', 'mother', 'not-expressed'],
    ['parent', 'father', 'agrees'],
    ['guardian', 'guardian', 'disagrees'],
  ] as const)(
    'a %s with papers (%s): the relation is sent, the opinion is kept',
    async (as, relation, opinion) => {
      const papersCallId = await acceptedPapers(visitId, as, relation, opinion);
      const identity = as === 'parent' ? someChild() : someone();
      expect((await send(identity, { visitId, actor: as, papersCallId })).status).toBe(200);
      const sent = act === 'open' ? server.dmp.openings.at(-1) : server.dmp.closings.at(-1);
      expect(sent).toMatchObject({ identity: { nir: identity.nir }, representative: relation });
      const table = act === 'open' ? 'consents where record_id' : 'closures where id';
      expect(
        await server.sql(`select actor, papers_call_id, relation, opinion from ${table} = $1`, [visitId]),
      ).toEqual([{ actor: as, papers_call_id: papersCallId, relation, opinion }]);
    },
  );

  test('a parent does not answer for somebody of age, whatever papers the counter saw', async () => {
    const papersCallId = await acceptedPapers(visitId, 'parent', 'mother');
    expect(await send(someone(), { visitId, actor: 'parent', papersCallId })).toMatchObject(refused);
  });

  test('a minor does not decide alone, whatever the kiosk says', async () => {
    const minor = person('216067512300093', 'ESSAI', 'ENFANT', '20160605');
    const alone: Claim = { visitId, actor: 'self', papersCallId: null };
    expect(await send(minor, alone)).toMatchObject(refused);
  });
});

test('how it was understood, and that somebody stood beside them, is kept', async () => {
  const visitId = randomUUIDv7();
  const request = requestFor(someone(), anyDigest());
  const shown = { language: 'ar', notice: arabicNotice } as const;
  const consent = { ...request.consent, ...shown, understood: 'staff', assisted: true } as const;
  await server.kiosk.create(visitId, { ...request, consent });
  expect(
    await server.sql('select understood, assisted, language from consents where record_id = $1', [visitId]),
  ).toEqual([{ understood: 'staff', assisted: true, language: 'ar' }]);
});

test('majority comes on the birthday, also where the birthday is no day of the calendar', async () => {
  const decide = (birthDate: string, today: string): Promise<unknown> =>
    whoAnswers(async () => null, {
      actor: 'self',
      papersCallId: null,
      kioskId: 'k',
      visitId: 'v',
      birthDate,
      today,
      minors: { majorityAge: 18, served: true },
    });
  expect(await decide('20081122', '2026-11-21')).toBe('papers-not-seen');
  expect(await decide('20081122', '2026-11-22')).toMatchObject({ actor: 'self' });
  expect(await decide('20081300', '2026-12-31')).toBe('papers-not-seen');
  expect(await decide('20081300', '2027-01-01')).toMatchObject({ actor: 'self' });
  expect(await decide('20080229', '2026-02-28')).toBe('papers-not-seen');
  expect(await decide('20080229', '2026-03-01')).toMatchObject({ actor: 'self' });
});

test('the day is that of France', () => {
  expect(civilDay(new Date('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
  expect(civilDay(new Date('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
});
