import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle, Policy } from '@borne/server/contract/evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { type PythonVerifier, startPythonVerifier } from '../../../scripts/evidence/drill/python-verifier.ts';
import { forgeAuthority } from '../../../scripts/evidence/forge/certificates.ts';
import { forgeBundles } from '../../../scripts/evidence/forge/forge-bundles.ts';
import { makeNoteSigner, verifierKey } from '../../../scripts/evidence/forge/note-signing.ts';
import { forgeWorld, type World } from '../../../scripts/evidence/forge/world.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { verifyBundle } from '../../../scripts/evidence/verify/verify-bundle.ts';

let folder: string;
let python: PythonVerifier;
let world: World;
let bundle: Bundle;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-policy-'));
  python = startPythonVerifier();
  const chance = new Chance(9);
  world = await forgeWorld(chance, { origin: 'essai.invalid/p', witnesses: 2, quorum: 1, timestamps: null });
  const [first] = forgeBundles(world, chance, 3);
  if (first === undefined) throw new RangeError('three bundles were asked for');
  bundle = first;
});

afterAll(async () => {
  await python.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What both say of the good bundle under this policy; they must say the same. */
async function judged(policy: object | string): Promise<string> {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, text);
  const bytes = Buffer.from(JSON.stringify(bundle));
  const read = readPolicy(Buffer.from(text));
  const a = read.ok ? await verifyBundle(bytes, read.trust, () => false) : read;
  const b = await python.verify(file, bytes);
  expect(b.ok).toBe(a.ok);
  return a.ok ? 'accepted' : a.reason;
}

type Change = (right: Policy) => object | Promise<object>;
const otherLog = (): string => verifierKey(makeNoteSigner('essai.invalid/p', 'log'));
const otherWitness = (name: string): string => verifierKey(makeNoteSigner(name, 'witness'));

const changes: [name: string, change: Change, verdict: string][] = [
  ['nothing changed', (right) => right, 'accepted'],
  ['no witness asked for', (right) => ({ ...right, quorum: 0, witnesses: [] }), 'accepted'],
  [
    'an unknown witness beside the known',
    (right) => ({ ...right, witnesses: [...right.witnesses, otherWitness('autre')] }),
    'accepted',
  ],
  [
    'a witness that did not sign',
    (right) => ({ ...right, witnesses: [otherWitness('autre')] }),
    'witness-quorum',
  ],
  [
    'all witnesses and one more',
    (right) => ({ ...right, witnesses: [...right.witnesses, otherWitness('autre')], quorum: 3 }),
    'witness-quorum',
  ],
  ['another key of the log', (right) => ({ ...right, logKey: otherLog() }), 'checkpoint-signature'],
  ['another origin', (right) => ({ ...right, origin: 'essai.invalid/q' }), 'checkpoint-signature'],
  [
    'another authority of kiosks',
    async (right) => ({ ...right, kioskCa: (await forgeAuthority()).certificate }),
    'kiosk-certificate',
  ],
  [
    'a kiosk as its own authority',
    (right) => ({
      ...right,
      kioskCa:
        bundle.entries.find((entry) => entry.kioskCertificate !== null)?.kioskCertificate ?? right.kioskCa,
    }),
    'kiosk-certificate',
  ],
  [
    'the server’s keys exchanged',
    ({ serverKeys: [one, two], ...right }) => ({
      ...right,
      serverKeys: [
        { ...one, kid: two?.kid },
        { ...two, kid: one?.kid },
      ],
    }),
    'server-signature',
  ],
  [
    'a stamp required',
    async (right) => ({ ...right, tsaCa: (await forgeAuthority()).certificate, timestampRequired: true }),
    'timestamp',
  ],
  [
    'an authority of stamps, none required',
    async (right) => ({ ...right, tsaCa: (await forgeAuthority()).certificate }),
    'accepted',
  ],
  ['a stamp required, nobody to judge it', (right) => ({ ...right, timestampRequired: true }), 'malformed'],
  ['more witnesses asked for than known', (right) => ({ ...right, quorum: 3 }), 'malformed'],
  [
    'one witness under two names',
    (right) => ({ ...right, witnesses: [right.witnesses[0], renamed(world)] }),
    'malformed',
  ],
  [
    'the same witness twice',
    (right) => ({ ...right, witnesses: [right.witnesses[0], right.witnesses[0]] }),
    'malformed',
  ],
  [
    'the log as its own witness',
    (right) => ({ ...right, witnesses: [verifierKey({ ...world.log, kind: 'witness' })] }),
    'malformed',
  ],
  ['a witness’s key as the log’s', (right) => ({ ...right, logKey: right.witnesses[0] }), 'malformed'],
  [
    'a false key id',
    (right) => ({ ...right, logKey: right.logKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') }),
    'malformed',
  ],
  [
    'two keys under one id',
    ({ serverKeys: [one], ...right }) => ({ ...right, serverKeys: [one, one] }),
    'malformed',
  ],
  ['no key of a server', (right) => ({ ...right, serverKeys: [] }), 'malformed'],
  [
    'a private key',
    ({ serverKeys: [one], ...right }) => ({
      ...right,
      serverKeys: [{ ...one, jwk: { ...one?.jwk, d: 'A'.repeat(43) } }],
    }),
    'unknown-field',
  ],
  ['a field too many', (right) => ({ ...right, trust: 'all' }), 'unknown-field'],
  [
    'an authority that is none',
    (right) => ({ ...right, kioskCa: '-----BEGIN CERTIFICATE-----\nMIIAAQA=\n-----END CERTIFICATE-----\n' }),
    'malformed',
  ],
];

/** The first witness's key, as if it were somebody else's. */
function renamed({ witnesses: [first] }: World): string {
  if (first === undefined) throw new RangeError('a world with witnesses');
  return verifierKey({ ...first, name: 'prete-nom' });
}

test.each(changes)('a policy with %s', async (_, change, verdict) => {
  expect(await judged(await change(world.policy))).toBe(verdict);
});

test('a policy with a field twice is no policy', async () => {
  expect(await judged(JSON.stringify(world.policy).replace('{', '{"quorum":0,'))).toBe('malformed');
});
