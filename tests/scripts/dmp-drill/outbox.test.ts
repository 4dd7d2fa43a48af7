/** The server's own outbox in a storm, short: real queue, real PostgreSQL, real wire, one worker killed. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startNational } from '../../../scripts/drill/dmp/national-process.ts';
import { runOutbox } from '../../../scripts/drill/dmp/outbox/run-outbox.ts';
import { type AtTheEnd, tallyOf } from '../../../scripts/drill/dmp/outbox/tally.ts';
import { testSecrets } from '../../server/support/server-under-test.ts';
import { testPki } from '../../support/pki.ts';
import { createTestDatabase } from '../../support/postgres.ts';

test('every opening is settled once, though answers are lost and a worker is killed; poison is given up and told of', async () => {
  const pki = await testPki();
  const [database, national] = [await createTestDatabase(), await startNational(pki, 'consent-2016')];
  const secretsFolder = testSecrets();
  try {
    const size = { openings: 24, stormMs: 2_500 };
    const parts = { databaseUrl: database.url, secretsFolder, pki, national, size, seed: 20_261_123 };
    const figures = await runOutbox(parts);
    expect(figures).toMatchObject({ openings: 24, unsettled: 0, doubleCreations: 0, lost: 0 });
    expect(figures.created + figures.refused).toBe(24);
    expect(figures).toMatchObject({ poison: 4, deadLetters: 4, alarmed: 4 });
    // A calm in which nothing was on the way would prove nothing.
    expect(Math.min(figures.killedOnTheWay, figures.doubts, figures.settledByAsking)).toBeGreaterThan(0);
  } finally {
    await national.stop();
    await database.drop();
    rmSync(secretsFolder, { recursive: true });
  }
}, 150_000);

const asked = [{ recordId: 'a', ins: '1' }];
const open = { ins: '1', status: 'open', creations: 1 };

test.each<[string, Partial<AtTheEnd>, object]>([
  ['one opening, said and done', {}, { created: 1, unsettled: 0, doubleCreations: 0, lost: 0 }],
  ['said and not done', { national: [], openingsLogged: 0 }, { created: 1, lost: 1 }],
  ['done and called refused', { states: new Map([['a', 'refused']]) }, { refused: 1, lost: 1 }],
  ['done and in doubt', { states: new Map([['a', 'uncertain']]) }, { unsettled: 1, lost: 1 }],
  ['done and called an old one', { states: new Map([['a', 'already-exists']]) }, { lost: 1 }],
  ['a record that nobody has any more', { states: new Map() }, { unsettled: 1, lost: 1 }],
  ['opened, closed, opened', { national: [{ ...open, creations: 2 }] }, { doubleCreations: 1 }],
  ['one more opening in the log than people', { openingsLogged: 2 }, { doubleCreations: 1 }],
])('%s', (_, differs, expected) => {
  const end = { asked, states: new Map([['a', 'created']]), national: [open], openingsLogged: 1 };
  expect(tallyOf({ ...end, ...differs })).toMatchObject(expected);
});
