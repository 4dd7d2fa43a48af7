/**
 * One act from the kiosk's request to a verdict: the server on a real database, its ledger, a witness and a time-stamping
 * authority as processes of their own. The first act goes through the command that exports and both verifiers as whoever
 * doubts would call them; the others through what these commands do, in this process.
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PythonVerifier, startPythonVerifier } from '../../../scripts/evidence/drill/python-verifier.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { checkWithOpenssl } from '../../../scripts/evidence/verify/timestamp.ts';
import { verifyBundle } from '../../../scripts/evidence/verify/verify-bundle.ts';
import { verifyFiles } from '../../../scripts/evidence/verify/verify-files.ts';
import { BundleSchema } from '../../../server/contract/evidence/index.ts';
import { exportToFolder } from '../../../server/src/evidence/export/export-to-folder.ts';
import { signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { loadSecrets } from '../../../server/src/secrets/secrets.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { startTsa, tsaFolder } from '../ledger/tsa-process.ts';
import { type ErasureBench, erasureBench } from '../support/erasure-bench.ts';
import { signed, signerOf } from '../support/evidence.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import { testSecrets } from '../support/server-under-test.ts';
import { startWitness, type WitnessProcess, witnessFolder } from '../witness/witness-process.ts';
import { faultsOf } from './fhir/fhir-judges.ts';

const root = join(import.meta.dirname, '../../..');
const command = join(root, 'server/src/evidence/export/export-command.ts');
const origin = 'journal.example/essai';
const folder = mkdtempSync(join(tmpdir(), 'borne-export-'));
const stops: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true })];
let bench: ErasureBench;
let witness: WitnessProcess;
let settings: Record<string, string>;
let python: PythonVerifier;

beforeAll(async () => {
  const secrets = testSecrets();
  stops.push(() => rmSync(secrets, { recursive: true }));
  const key = signingKey(origin, signatureTypes.log, loadSecrets(secrets).ledger.export());
  const forWitness = witnessFolder();
  witness = await startWitness(forWitness.directory, [key.verifier]);
  stops.push(forWitness.remove, () => witness.stop());
  const forTsa = tsaFolder();
  const tsa = await startTsa(forTsa.directory);
  stops.push(forTsa.remove, () => tsa.stop());
  python = startPythonVerifier();
  stops.push(() => python.close());
  const database = await createTestDatabase({ migrated: true });
  stops.push(() => database.drop());
  const ledger = {
    LEDGER_ORIGIN: origin,
    LEDGER_WITNESSES: `${witness.vkey}@${witness.url}`,
    LEDGER_TSA_URL: tsa.url,
  };
  bench = await erasureBench({
    existing: { databaseUrl: database.url, secrets },
    environment: ledger,
    ledgerTurns: { everyMs: 200, watchPassMs: 1_500 },
  });
  stops.push(() => bench.stop());
  settings = {
    ...ledger,
    DATABASE_URL: database.url,
    SECRETS_DIR: secrets,
    KIOSK_CA: bench.server.pki.kioskCa,
    LEDGER_TSA_CA: tsa.rootFile,
    BORNE_MODE: 'development',
    DMP_INS_OID: '1.2.250.1.213.1.4.10',
    DMP_STRUCTURE_ID: '10B0000011',
    DMP_STRUCTURE_NAME: 'PHARMACIE INVENTÉE',
  };
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

interface Ended {
  code: number;
  out: string;
  said: string;
}

/** As an operator, or whoever doubts, calls it. */
function run(program: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const path = { PATH: process.env['PATH'] ?? '' };
  return new Promise((settle) => {
    execFile(program, args, { env: { ...path, ...env }, cwd: root }, (error, out, said) =>
      settle({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, said }),
    );
  });
}
const exportWithCommand = (actId: string, env = settings) =>
  run(process.execPath, [command, actId, join(folder, actId)], env);

/** What the command would write and say. */
async function exportAct(actId: string, env = settings, ...more: string[]): Promise<Ended> {
  try {
    return { code: 0, out: await exportToFolder([actId, join(folder, actId), ...more], env), said: '' };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 1, out: '', said: `${error.message}\n` };
  }
}
const files = (actId: string) => ({
  bundle: join(folder, actId, 'bundle.json'),
  policy: join(folder, actId, 'policy.json'),
  pdf: join(folder, actId, 'evidence.pdf'),
  fhir: join(folder, actId, 'fhir.json'),
});

/** As `{ ok: true, … }` or a reason; B's service tells no more than that. */
async function expectBothSay(actId: string, verdict: { ok: boolean; reason?: string }): Promise<void> {
  const { bundle, policy } = files(actId);
  expect((await verifyFiles(bundle, policy)).verdict).toMatchObject(verdict);
  const { ok, reason } = verdict;
  expect(await python.verify(policy, readFileSync(bundle))).toEqual(ok ? { ok } : { ok, reason });
}

async function expectBothCommandsSay(actId: string, verdict: object): Promise<void> {
  const { bundle, policy } = files(actId);
  const ours = await run(process.execPath, ['scripts/evidence.ts', 'verify', bundle, '--policy', policy]);
  const python = await run('python3', ['scripts/evidence/verify.py', bundle, '--policy', policy]);
  for (const { out } of [ours, python]) expect(JSON.parse(out)).toMatchObject(verdict);
  expect([ours.code, python.code]).toEqual('reason' in verdict ? [1, 1] : [0, 0]);
}

async function opened(identity = someone()): Promise<string> {
  const actId = randomUUIDv7();
  const now = new Date().toISOString();
  const { consent, ...rest } = requestFor(identity, anyDigest());
  const request = { ...rest, consent: { ...consent, answeredAt: now } };
  expect((await bench.server.kiosk.create(actId, request)).body).toEqual({ outcome: 'created' });
  return actId;
}

test('an opening and its closure: exported, and believed by both verifiers', async () => {
  const identity = someone();
  const actId = await opened(identity);
  const closureId = randomUUIDv7();
  const closure = { ...closureFor(identity), confirmedAt: new Date().toISOString() };
  expect((await bench.server.kiosk.close(closureId, closure)).body).toEqual({ outcome: 'closed' });
  for (const [act, exporting] of [
    [actId, exportWithCommand],
    [closureId, exportAct],
  ] as const) {
    const exported = await exporting(act);
    expect(exported.said).toBe('');
    expect(JSON.parse(exported.out)).toEqual({ ok: true, actId: act, entries: 2, ...files(act) });
    await expectBothCommandsSay(act, { ok: true, actId: act, entries: 2 });
    for (const file of Object.values(files(act))) expect(statSync(file).mode & 0o077).toBe(0);
  }
  const bundle = BundleSchema.parse(JSON.parse(readFileSync(files(actId).bundle, 'utf8')));
  expect(bundle.checkpoint).toContain('temoin.example/essai');
  expect(bundle.timestamp).not.toBeNull();
  const text = JSON.stringify(bundle) + bundle.entries.flatMap(({ texts }) => texts.map(payloadsOf)).join('');
  for (const trait of [identity.nir, identity.familyName, identity.firstName, identity.birthDate]) {
    expect(text).not.toContain(trait);
  }
}, 90_000);

test('the receipt key was changed: what the former one signed is believed where the policy names it, and not elsewhere', async () => {
  const actId = await opened();
  const after = join(folder, 'secrets-after');
  cpSync(settings['SECRETS_DIR'] ?? '', after, { recursive: true });
  const former = loadSecrets(after).receipt.jwk.x;
  writeFileSync(join(after, 'receipt.key'), randomBytes(32), { mode: 0o600 });
  const changed = { ...settings, SECRETS_DIR: after };
  expect((await exportAct(actId, changed)).said).toBe('');
  await expectBothSay(actId, { ok: false, reason: 'server-signature' });
  const named = { ...changed, RECEIPT_FORMER_KEYS: ` ${former}  ${former} ` };
  expect((await exportAct(actId, named)).said).toBe('');
  await expectBothSay(actId, { ok: true });
  const wrong = await exportAct(actId, { ...changed, RECEIPT_FORMER_KEYS: 'pas-une-clé' });
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.said).toContain('RECEIPT_FORMER_KEYS');
}, 90_000);

function payloadsOf(jws: string): string {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString();
}

test('the same act for people and for software: two judges of FHIR, the bundle inside the PDF, nobody named', async () => {
  const identity = someone();
  const actId = await opened(identity);
  expect((await exportAct(actId)).code).toBe(0);
  const { bundle, pdf, fhir } = files(actId);
  const told = readFhir(fhir);
  expect(faultsOf(told)).toEqual([]);
  const kinds = told.entry.map(({ resource }) => resource.resourceType);
  expect(kinds.filter((kind) => kind === 'Provenance')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'AuditEvent').length).toBeGreaterThan(2);
  // The text that was shown, as the register holds it, has the digest that was signed.
  const { data, url } = told.entry[0]?.resource.sourceAttachment ?? {};
  const digest = createHash('sha256')
    .update(Buffer.from(data ?? '', 'base64'))
    .digest('base64url');
  expect(url).toBe(`ni:///sha-256;${digest}`);
  const inside = join(folder, actId, 'inside.json');
  expect((await run('pdfdetach', ['-save', '1', '-o', inside, pdf])).code).toBe(0);
  expect(readFileSync(inside)).toEqual(readFileSync(bundle));
  const text = (await run('pdftotext', [pdf, '-'])).out;
  expect(text).toContain('Le service national a ouvert le DMP');
  for (const trait of [identity.nir, identity.familyName, identity.firstName, identity.birthDate])
    for (const words of [text, JSON.stringify(told), pdf, fhir]) expect(words).not.toContain(trait);
}, 90_000);

test('asked for the person, FHIR names them under a test number, the PDF does not, and the audit trail says so', async () => {
  const identity = someone();
  const actId = await opened(identity);
  expect((await exportAct(actId, settings, '--named')).code).toBe(0);
  const told = readFhir(files(actId).fhir);
  expect(faultsOf(told)).toEqual([]);
  expect(told.entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource).toMatchObject({
    identifier: [{ system: 'urn:oid:1.2.250.1.213.1.4.10', value: identity.nir }, {}],
    name: [{ family: identity.familyName, given: [identity.firstName] }],
  });
  expect((await run('pdftotext', [files(actId).pdf, '-'])).out).not.toContain(identity.familyName);
  expect(
    await bench.server.sql(
      `select detail from audit_events where record_id = $1 and type = 'evidence-exported'`,
      [actId],
    ),
  ).toEqual([{ detail: 'command.named' }]);
}, 90_000);

interface ReadFhir {
  entry: { resource: { resourceType: string; sourceAttachment?: { data: string; url: string } } }[];
}
const readFhir = (file: string): ReadFhir => JSON.parse(readFileSync(file, 'utf8')) as ReadFhir;

test('an export leaves a line of audit, and is not made without it', async () => {
  const actId = await opened();
  const trail = () =>
    bench.server.sql(
      `select type, detail from audit_events where record_id = $1 and type = 'evidence-exported'`,
      [actId],
    );
  await exportAct(actId);
  expect(await trail()).toEqual([{ type: 'evidence-exported', detail: 'command' }]);
  rmSync(files(actId).bundle);
  await bench.server.sql('alter table audit_events rename to audit_hidden');
  const refused = await exportAct(actId);
  await bench.server.sql('alter table audit_hidden rename to audit_events');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(() => statSync(files(actId).bundle)).toThrow('ENOENT');
  expect(await trail()).toHaveLength(1);
}, 90_000);

test('one byte changed, anywhere in the file: both refuse, one and then the other', async () => {
  const actId = await opened();
  expect((await exportAct(actId)).code).toBe(0);
  const { bundle: file, policy: policyFile } = files(actId);
  const bundle = readFileSync(file);
  const read = readPolicy(readFileSync(policyFile));
  if (!read.ok) throw new Error(read.reason);
  const step = Math.floor(bundle.length / 120);
  const believed: number[] = [];
  for (let at = 0; at < bundle.length; at += step) {
    const changed = Buffer.from(bundle);
    // Another printable byte, so that what is refused is the change and not a control character.
    changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
    const ours = await verifyBundle(changed, read.trust, checkWithOpenssl);
    const theirs = await python.verify(policyFile, changed);
    if (ours.ok || theirs.ok) believed.push(at);
  }
  expect(believed).toEqual([]);
  // As files, through the two commands.
  const changed = Buffer.from(bundle);
  const at = bundle.indexOf('"salt":"') + 10;
  changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
  writeFileSync(file, changed);
  await expectBothCommandsSay(actId, { ok: false, reason: 'leaf-not-included' });
}, 120_000);

test('a certificate that the kiosk wrote in other lines is exported in its one spelling', async () => {
  const actId = randomUUIDv7();
  const { consent, ...rest } = requestFor(someone(), anyDigest());
  const answeredAt = new Date().toISOString();
  const request = signed(signerOf(bench.server.pki), actId, { ...rest, consent: { ...consent, answeredAt } });
  const [, body = ''] = request.evidenceCertificate.split('-----\n');
  const oneLine = body.split('\n-----')[0]?.replaceAll('\n', '') ?? '';
  const lines = oneLine.match(/.{1,60}/g)?.join('\n');
  const evidenceCertificate = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----`;
  expect(evidenceCertificate).not.toBe(request.evidenceCertificate);
  const rewritten = { ...request, evidenceCertificate };
  expect((await bench.server.kiosk.create(actId, rewritten)).body).toEqual({ outcome: 'created' });
  expect((await exportAct(actId)).code).toBe(0);
  await expectBothSay(actId, { ok: true });
}, 90_000);

test('an erased act is not exported any more; what was exported before stays true', async () => {
  const identity = someone();
  const actId = await opened(identity);
  const closureId = randomUUIDv7();
  await bench.server.kiosk.close(closureId, {
    ...closureFor(identity),
    confirmedAt: new Date().toISOString(),
  });
  expect((await exportAct(actId)).code).toBe(0);
  expect(await bench.erasure.erase(actId, 'asked')).toBe('erased');
  expect(await exportAct(actId)).toMatchObject({
    code: 1,
    out: '',
    said: expect.stringMatching(/a été effacé/),
  });
  await expectBothSay(actId, { ok: true });
}, 90_000);

test('what cannot be exported is said in a sentence, and nothing is written', async () => {
  const stranger = randomUUIDv7();
  expect(await exportWithCommand(stranger)).toMatchObject({
    code: 1,
    out: '',
    said: `${stranger} : aucun acte de ce numéro.\n`,
  });
  expect(await exportAct('x')).toMatchObject({ code: 1, said: expect.stringContaining('Usage') });
  expect(await exportAct(stranger, { SECRETS_DIR: '/nowhere' })).toMatchObject({
    code: 1,
    said: expect.stringMatching(/DATABASE_URL.*LEDGER_ORIGIN.*KIOSK_CA/),
  });
  const otherVault = testSecrets();
  const actId = await opened();
  expect(await exportAct(actId, { ...settings, SECRETS_DIR: otherVault })).toMatchObject({
    code: 1,
    out: '',
  });
  rmSync(otherVault, { recursive: true });
  expect(() => statSync(files(actId).bundle)).toThrow('ENOENT');
}, 90_000);

test('its health is told beside readiness: a witness away is no alarm, a changed ledger is', async () => {
  await opened();
  const ledgerz = () => bench.server.kiosk.get('/ledgerz');
  await expect
    .poll(async () => (await ledgerz()).body, { timeout: 20_000 })
    .toMatchObject({
      sound: true,
      witnesses: { 'temoin.example/essai': 'cosigned' },
      timestamp: 'stamped',
      waiting: { leaves: 0 },
    });
  await witness.stop();
  await opened();
  await expect
    .poll(async () => (await ledgerz()).body, { timeout: 20_000 })
    .toMatchObject({ sound: true, witnesses: { 'temoin.example/essai': 'away' } });
  await bench.server.sql('alter table ledger_leaves disable trigger all');
  await bench.server.sql('update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 1');
  await bench.server.sql('alter table ledger_leaves enable trigger all');
  await expect.poll(async () => (await ledgerz()).status, { timeout: 60_000, interval: 500 }).toBe(503);
  expect(await bench.server.kiosk.get('/readyz')).toMatchObject({ status: 200 });
  await opened();
}, 120_000);
