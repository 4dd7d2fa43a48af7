/** Nobody answers to a text that is not known, not yet or no longer in force; and no text is ever changed. */
import { execFile } from 'node:child_process';
import { createHash, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Notice } from '../../../server/contract/index.ts';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { createLog } from '../../../server/src/log.ts';
import type { RegisteredNotice } from '../../../server/src/notices/notice.ts';
import { endNotice, registerNotice } from '../../../server/src/notices/notice-store.ts';
import { rowsOf } from '../evidence/kept.ts';
import { arabicNotice, closureNotice, noticeOf, openingNotice } from '../support/notices.ts';
import { closureFor, requestFor, someone } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
let database: Database;
beforeAll(async () => {
  server = await startTestServer();
  database = openDatabase({ url: server.config.DATABASE_URL, log: createLog('silent'), poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

const hour = 3_600_000;
const inAnHour = (hours = 1): Date => new Date(Date.now() + hours * hour);
const newText = (text: string): RegisteredNotice => ({
  kind: 'opening',
  version: `essai/${randomUUIDv7()}`,
  language: 'fr',
  text,
});

/** The same act carries the same code. */
const digestFor = (actId: string): string => createHash('sha256').update(actId).digest('base64url');

/** Somebody says yes to this text. */
async function answer(notice: Notice, actId = randomUUIDv7(), identity = someone()) {
  const { consent, ...rest } = requestFor(identity, digestFor(actId));
  const answered = await server.kiosk.create(actId, { ...rest, consent: { ...consent, notice } });
  return { actId, status: answered.status, body: answered.body };
}

test.each<[string, Notice]>([
  ['that nobody knows', { ...openingNotice, version: 'fr/1999' }],
  ['with other words under a known version', { ...openingNotice, sha256: 'e'.repeat(64) }],
  ['in another language', arabicNotice],
  ['about something else', closureNotice],
])('a text %s is refused, and nothing is written', async (_, notice) => {
  const { actId, status, body } = await answer(notice);
  expect({ status, body }).toMatchObject({ status: 409, body: { code: 'notice-not-in-force' } });
  expect(await rowsOf(server, actId)).toBe(0);
});

test('a closure answers to the text about closures alone', async () => {
  const actId = randomUUIDv7();
  const refused = await server.kiosk.close(actId, { ...closureFor(someone()), notice: openingNotice });
  expect(refused).toMatchObject({ status: 409, body: { code: 'notice-not-in-force' } });
  expect(await rowsOf(server, actId)).toBe(0);
});

test('a text is in force from its day on, until it ends; what was answered before stays answered', async () => {
  const early = newText('Pas encore.');
  expect(await registerNotice(database, early, inAnHour())).toBe('added');
  expect(await answer(noticeOf(early))).toMatchObject({ status: 409 });

  const text = newText('En ce moment.');
  expect(await registerNotice(database, text, inAnHour(-1))).toBe('added');
  const [actId, identity] = [randomUUIDv7(), someone()];
  expect(await answer(noticeOf(text), actId, identity)).toMatchObject({ status: 200 });
  expect(await endNotice(database, text, inAnHour())).toBe(true);
  expect(await answer(noticeOf(text))).toMatchObject({ status: 200 });

  const over = newText('Retiré.');
  await registerNotice(database, over, inAnHour(-2));
  const before = { actId: randomUUIDv7(), identity: someone() };
  expect(await answer(noticeOf(over), before.actId, before.identity)).toMatchObject({ status: 200 });
  expect(await endNotice(database, over, inAnHour(-1))).toBe(true);
  expect(await answer(noticeOf(over))).toMatchObject({ body: { code: 'notice-not-in-force' } });
  expect(await answer(noticeOf(over), before.actId, before.identity)).toMatchObject({ status: 200 });
});

test('a version says one thing for ever', async () => {
  const text = newText('Premier texte.');
  expect(await registerNotice(database, text, new Date())).toBe('added');
  expect(await registerNotice(database, text, new Date())).toBe('known');
  expect(await registerNotice(database, { ...text, text: 'Autre texte.' }, new Date())).toBe('other-text');
  expect(await registerNotice(database, { ...text, kind: 'closure' }, new Date())).toBe('other-text');
  expect(await endNotice(database, { ...text, version: 'inconnu' }, new Date())).toBe(false);
  for (const change of [
    `update notices set effective_from = now()`,
    `delete from notices`,
    `truncate notices cascade`,
    `insert into notice_ends values ('${text.version}', 'fr', now())`,
    `update notice_ends set effective_until = 'infinity'`,
    `delete from notice_ends`,
  ]) {
    const done = server.sql(change);
    if (change.startsWith('insert')) await done;
    else await expect(done).rejects.toThrow('notices can only be added to');
  }
  const lie = `insert into notices values ('lie', 'fr', 'opening', sha256('a'), 'b', now())`;
  await expect(server.sql(lie)).rejects.toThrow('the_digest_is_of_the_text');
});

test('one command makes the texts of a build known, twice without harm, and refuses a text that changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'borne-notices-'));
  const file = join(folder, 'notices.json');
  const command = join(import.meta.dirname, '../../../server/src/notices/register.ts');
  const register = () =>
    promisify(execFile)(process.execPath, [command, file], {
      env: { DATABASE_URL: server.config.DATABASE_URL },
    });
  const text = newText('Tel que construit.');
  writeFileSync(file, JSON.stringify([text]));
  await register();
  await register();
  expect(await answer(noticeOf(text))).toMatchObject({ status: 200 });
  writeFileSync(file, JSON.stringify([{ ...text, text: 'Changé.' }]));
  await expect(register()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('sans changer de version'),
  });
  writeFileSync(file, '[{"kind":"opening"}]');
  await expect(register()).rejects.toMatchObject({
    stderr: expect.stringContaining('ne sont pas des textes'),
  });
  rmSync(folder, { recursive: true });
});
