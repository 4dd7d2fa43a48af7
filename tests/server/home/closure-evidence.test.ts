/** The proof of a closure asked at home, where no kiosk signs: exported, and judged by both verifiers. */
import { execFileSync } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPythonVerifier } from '../../../scripts/evidence/drill/python-verifier.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { checkWithOpenssl } from '../../../scripts/evidence/verify/timestamp.ts';
import { verifyBundle } from '../../../scripts/evidence/verify/verify-bundle.ts';
import { openDatabase } from '../../../server/src/db/database.ts';
import { changesAFile } from '../../../server/src/evidence/export/bundle-parts.ts';
import { type Exported, exportAct } from '../../../server/src/evidence/export/export-act.ts';
import { signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { createLog } from '../../../server/src/log.ts';
import { endNotice } from '../../../server/src/notices/notice-store.ts';
import { openVault } from '../../../server/src/secrets/open-vault.ts';
import { evidenceSubject } from '../../../server/src/secrets/sealing.ts';
import { loadSecrets } from '../../../server/src/secrets/secrets.ts';
import { faultsOf } from '../evidence/fhir/fhir-judges.ts';
import { keptOf } from '../evidence/kept.ts';
import { atHome, type Browser, type Person } from '../support/home-client.ts';
import { pem, type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const unlimited = { points: 100_000, seconds: 60 };
const folder = mkdtempSync(join(tmpdir(), 'borne-home-proof-'));
const python = startPythonVerifier();
let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({
    limits: { perNetwork: unlimited, perBirthDate: unlimited, overall: unlimited },
    ledgerTurns: { everyMs: 100, watchPassMs: 1_500 },
  });
});
afterAll(async () => {
  await server.stop();
  await python.close();
  rmSync(folder, { recursive: true });
});

async function closed({ browser }: { browser: Browser }, language = 'fr'): Promise<string> {
  const closureId = randomUUIDv7();
  const asked = await browser.post('home/closure', { closureId, language, actor: 'self' });
  expect(asked).toEqual({ status: 202, body: { answer: 'requested' } });
  await expect.poll(async () => (await browser.get('home')).body['closure']).toBe('closed');
  return closureId;
}

/** As the command does, until the ledger has numbered it. */
async function exported(actId: string): Promise<Extract<Exported, { outcome: 'exported' }>> {
  const { DATABASE_URL: url, LEDGER_ORIGIN: origin, SECRETS_DIR } = server.config;
  const secrets = loadSecrets(SECRETS_DIR);
  const database = openDatabase({ url, log: createLog('silent'), poolSize: 1 });
  const parts = {
    ...{ database, origin, vault: openVault(server.config), receipt: secrets.receipt },
    formerReceipts: [],
    logKeys: [signingKey(origin, signatureTypes.log, secrets.ledger.export()).verifier],
    ...{ witnesses: [], kioskCas: pem(server.pki.kioskCa), tsaCa: null, timestamped: false },
    ...{ now: () => new Date(), newId: randomUUIDv7, by: 'test' },
    about: { structure: null, insOid: null, demonstration: true },
  };
  let last = await exportAct(parts, actId);
  await expect
    .poll(async () => {
      if (last.outcome !== 'exported') last = await exportAct(parts, actId);
      return last.outcome;
    })
    .toBe('exported');
  await database.close();
  if (last.outcome !== 'exported') throw new Error(last.outcome);
  return last;
}

async function verdicts(bundle: object, policy: object): Promise<unknown[]> {
  const policyFile = join(folder, `${randomUUIDv7()}.json`);
  writeFileSync(policyFile, JSON.stringify(policy));
  const read = readPolicy(Buffer.from(JSON.stringify(policy)));
  if (!read.ok) throw new Error(read.reason);
  const bytes = Buffer.from(JSON.stringify(bundle));
  return [await verifyBundle(bytes, read.trust, checkWithOpenssl), await python.verify(policyFile, bytes)];
}

const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(/\s+/g, ' ');

function subjectOf({ identity }: Person): string {
  return evidenceSubject(loadSecrets(server.config.SECRETS_DIR).index, identity.nir);
}

test('it says what was shown, what it takes back and how sure we are, and names nobody', async () => {
  const person = await atHome(server);
  const actId = await closed(person, 'tr');
  const [asked, became, ...more] = await keptOf(server, actId);
  const [notice] = await server.sql(
    'select notice_version, encode(notice_sha256, $2) as sha from closures where id = $1',
    [actId, 'hex'],
  );
  expect(asked).toMatchObject({ kind: 'received', certificate: null });
  expect(asked?.texts).toHaveLength(1);
  expect(asked?.said).toMatchObject({
    ...{ kind: 'asked-at-home', actId, language: 'tr', answers: { close: true } },
    notice: { version: notice?.['notice_version'], sha256: notice?.['sha'] },
    ...{ withdraws: person.requestId, channelConfirmed: false, subject: subjectOf(person) },
  });
  expect(JSON.stringify(asked?.said)).not.toMatch(
    new RegExp([person.identity.nir, person.identity.familyName, person.identity.birthDate].join('|'), 'i'),
  );
  expect(became?.said).toMatchObject({ kind: 'outcome', actId, outcome: 'closed', transaction: 'TD1.4' });
  expect(more).toEqual([]);
  for (const entry of [asked, became]) expect(entry?.leafAgain).toBe(entry?.ledger);
});

test('exported, it holds before both verifiers; with another word in it, before neither', async () => {
  const actId = await closed(await atHome(server));
  const { bundles, policy, pdf, fhir } = await exported(actId);
  const [bundle] = bundles;
  expect(bundle.entries).toHaveLength(2);
  expect(await verdicts(bundle, policy)).toMatchObject([{ ok: true, actId, entries: 2 }, { ok: true }]);
  const [asked] = bundle.entries;
  const [head, payload = '', signature] = asked?.texts[0]?.split('.') ?? [];
  const said = Buffer.from(payload, 'base64url')
    .toString()
    .replace('"channelConfirmed":false', '"channelConfirmed":true');
  const texts = [[head, Buffer.from(said).toString('base64url'), signature].join('.')];
  const forged = { ...bundle, entries: [{ ...asked, texts }, ...bundle.entries.slice(1)] };
  for (const verdict of await verdicts(forged, policy)) expect(verdict).toMatchObject({ ok: false });
  // The same for people and for software.
  expect(faultsOf(fhir)).toEqual([]);
  const kinds = fhir.entry.map(({ resource }) => resource.resourceType);
  expect(kinds.filter((kind) => kind === 'Provenance')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'AuditEvent').length).toBeGreaterThan(2);
  const text = textOf(pdf);
  expect(text).toContain('Aucune borne n’a signé cette demande');
  expect(text).toContain('Le service national a fermé le DMP');
});

test('words that were withdrawn close nothing, and leave no act and no proof', async () => {
  const { browser } = await atHome(server);
  const database = openDatabase({ url: server.config.DATABASE_URL, log: createLog('silent'), poolSize: 1 });
  const [notice] = await server.sql(`select version from notices where language = 'pt' and kind = 'closure'`);
  await endNotice(database, { version: String(notice?.['version']), language: 'pt' }, new Date());
  await database.close();
  const closureId = randomUUIDv7();
  const asked = await browser.post('home/closure', { closureId, language: 'pt', actor: 'self' });
  expect(asked).toEqual({ status: 503, body: { answer: 'not-now' } });
  for (const table of ['closures where id', 'evidence where act_id', 'data_keys where act_id'])
    expect(await server.sql(`select 1 from ${table} = $1`, [closureId])).toEqual([]);
  expect((await browser.get('home')).body).toMatchObject({ record: 'activated', closure: null });
});

test('choices changed at home are entries of the opening, before both verifiers and on its paper', async () => {
  const person = await atHome(server);
  const actId = person.requestId;
  const wanted = { breakGlassConsent: false, emergencyCallConsent: true };
  expect(
    await person.browser.post('home/choices', { ...wanted, language: 'pt', actor: 'self' }),
  ).toMatchObject({
    body: { answer: 'changed' },
  });
  const [, , asked, ended, ...more] = await keptOf(server, actId);
  const changeId = (await server.sql('select id from home_choices where record_id = $1', [actId]))[0]?.['id'];
  expect([asked?.kind, ended?.kind, more]).toEqual(['change', 'change', []]);
  expect(asked?.said).toMatchObject({
    ...{ kind: 'changed-at-home', actId, changeId, language: 'pt', subject: subjectOf(person) },
    ...{ answers: { breakGlass: false, emergencyCall: true }, channelConfirmed: false },
  });
  expect(ended?.said).toMatchObject({
    kind: 'change-outcome',
    actId,
    changeId,
    outcome: 'changed',
    code: null,
  });
  for (const entry of [asked, ended]) expect(entry?.leafAgain).toBe(entry?.ledger);
  const { bundles, policy, pdf, fhir } = await exported(actId);
  expect(bundles).toHaveLength(1);
  expect(bundles[0]).not.toHaveProperty('part');
  expect(bundles[0].entries).toHaveLength(4);
  expect(await verdicts(bundles[0], policy)).toMatchObject([{ ok: true, actId, entries: 4 }, { ok: true }]);
  expect(faultsOf(fhir)).toEqual([]);
  const consents = fhir.entry.flatMap(({ resource }) =>
    resource.resourceType === 'Consent' ? [resource] : [],
  );
  expect(consents.map(({ id, status }) => [id, status])).toEqual([
    [actId, 'inactive'],
    [changeId, 'active'],
  ]);
  expect(textOf(pdf)).toContain('9. Les choix pour l’urgence, changement par changement');
});

test('more changes than a file holds make a second one: each is verified alone, and none is lost', async () => {
  const { browser, requestId: actId } = await atHome(server);
  for (let rank = 0; rank <= changesAFile; rank += 1) {
    const wanted = {
      breakGlassConsent: rank % 2 === 0,
      emergencyCallConsent: true,
      language: 'fr',
      actor: 'self',
    };
    expect((await browser.post('home/choices', wanted)).body).toEqual({ answer: 'changed' });
  }
  const { bundles, policy, pdf, fhir } = await exported(actId);
  expect(bundles.map(({ part }) => part)).toEqual([
    { number: 1, of: 2 },
    { number: 2, of: 2 },
  ]);
  expect(bundles.map(({ entries }) => entries.length)).toEqual([2 + 2 * changesAFile, 4]);
  for (const bundle of bundles)
    expect(await verdicts(bundle, policy)).toMatchObject([{ ok: true, actId }, { ok: true }]);
  // The second is the short one: a verifier on Python alone takes its time over forty changes.
  for (const part of [undefined, { number: 1, of: 1 }, { number: 3, of: 2 }])
    for (const verdict of await verdicts({ ...bundles[1], part }, policy))
      expect(verdict).toMatchObject({ ok: false });
  const places = bundles.flatMap(({ entries }) => entries.map(({ index }) => index));
  expect(new Set(places).size).toBe((await keptOf(server, actId)).length);
  const consents = fhir.entry.filter(({ resource }) => resource.resourceType === 'Consent');
  expect(consents).toHaveLength(2 + changesAFile);
  expect(textOf(pdf)).toMatch(/41\schangements de ces choix/);
  expect(pdf.toString('latin1').match(/\/Type \/EmbeddedFile/g)).toHaveLength(2);
});

test('a change that the service refused is told as refused, and one that met another leaves no evidence', async () => {
  const { browser, requestId } = await atHome(server);
  await server.sql(
    `insert into home_choices (id, record_id, break_glass_consent, emergency_call_consent, language, state)
     values ($1, $2, true, true, 'fr', 'sending')`,
    [randomUUIDv7(), requestId],
  );
  const before = (await keptOf(server, requestId)).length;
  const body = { breakGlassConsent: false, emergencyCallConsent: false, language: 'fr', actor: 'self' };
  expect((await browser.post('home/choices', body)).body).toEqual({ answer: 'busy' });
  expect(await keptOf(server, requestId)).toHaveLength(before);
});
