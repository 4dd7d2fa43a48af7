import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { prepareGrounds } from '../../../scripts/evidence/drill/subjects.ts';

const root = join(import.meta.dirname, '../../..');
/** A network of its own with nothing in it, where the kernel lets us make one. */
const alone =
  spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0
    ? ['unshare', '--map-root-user', '--net']
    : ['env'];
const verifiers = {
  A: [process.execPath, join(root, 'scripts/evidence.ts'), 'verify'],
  B: ['python3', join(root, 'scripts/evidence/verify.py')],
};

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-command-'));
  const grounds = await prepareGrounds(new Chance(3), 8, folder);
  const [bundle] = grounds[3]?.logs[0] ?? [];
  writeFileSync(file('good.json'), JSON.stringify(bundle));
  writeFileSync(file('bad.json'), JSON.stringify({ ...bundle, timestamp: null }));
  writeFileSync(file('long.json'), Buffer.alloc(3_000_000, ' '));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(verifier: readonly string[], ...args: string[]) {
  const [command = '', ...rest] = [...alone, ...verifier, ...args];
  // No address of any database, nor of anything else.
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
  const { status, stdout } = spawnSync(command, rest, { encoding: 'utf8', env, cwd: folder });
  const lines = stdout.trimEnd().split('\n');
  return { status, lines, verdict: JSON.parse(lines.at(-1) ?? '') as unknown };
}

const policy = (): string[] => ['--policy', file('policy-3.json')];

test.each(Object.entries(verifiers))('%s judges a good bundle without network or database', (_, verifier) => {
  const { status, verdict, lines } = run(verifier, file('good.json'), ...policy());
  expect(verdict).toMatchObject({ ok: true, actId: expect.any(String), treeSize: expect.any(Number) });
  expect({ status, lines: lines.length }).toEqual({ status: 0, lines: 1 });
});

test.each(Object.entries(verifiers))(
  '%s refuses a bundle whose stamp was taken out, with code 1',
  (_, verifier) => {
    const { status, verdict } = run(verifier, file('bad.json'), ...policy());
    expect({ status, verdict }).toEqual({ status: 1, verdict: { ok: false, reason: 'timestamp' } });
  },
);

test.each(Object.entries(verifiers))('%s refuses a file that is too long', (_, verifier) => {
  expect(run(verifier, file('long.json'), ...policy())).toMatchObject({
    status: 1,
    verdict: { ok: false, reason: 'malformed' },
  });
});

test.each(Object.entries(verifiers))('%s refuses a bundle held against a policy of others', (_, verifier) => {
  const { status } = run(verifier, file('good.json'), '--policy', file('policy-0.json'));
  expect(status).toBe(1);
});

test.each(Object.entries(verifiers))('%s refuses a bundle in the place of a policy', (_, verifier) => {
  expect(run(verifier, file('good.json'), '--policy', file('good.json')).status).toBe(1);
});

test('asked to explain, it says in French what was checked and what that cannot show', () => {
  const { status, lines, verdict } = run(verifiers.A, file('good.json'), ...policy(), '--explain');
  expect(status).toBe(0);
  expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(9);
  expect(lines.join('\n')).toContain('Une pièce omise par le serveur');
  expect(verdict).toMatchObject({ ok: true });
});

test('asked to explain a refusal, it names the fault and checks nothing off', () => {
  const { lines } = run(verifiers.A, file('bad.json'), ...policy(), '--explain');
  expect(lines.slice(0, -1)).toEqual(['✗ L’horodatage manque ou est faux.', 'Ce fichier ne prouve rien.']);
});

test('a file that is not there is neither right nor wrong', () => {
  expect(run(verifiers.A, file('absent.json'), ...policy())).toMatchObject({
    status: 2,
    verdict: { ok: false, reason: null },
  });
});
