/** The short drill, as it is called: every part runs for real, on a line of its own. How well is said by the long one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { short } from '../../../scripts/drill/evidence/size.ts';

const root = join(import.meta.dirname, '../../..');

test('every figure is measured, nothing is there twice, believed, guessed or found again', async () => {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/evidence.ts'), 'drill', '--short', '--seed', '20261123'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // Its processes end with it, also when this test has waited long enough.
  onTestFinished(() => void child.kill('SIGTERM'));
  const [out, progress]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => progress.push(text));
  const [code] = await once(child, 'close');
  const lines = out.join('').trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  const said = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  // The time of answers is judged by the long drill, on a quiet machine.
  const { ok, timingT, ...rest } = said;
  expect({ ...rest, progress: progress.join('') }).toMatchObject({
    reasons: {},
    wrong: [],
    disagreements: 0,
    erasedPlaintextHits: 0,
    duplicates: 0,
    codeHits: 0,
    codeGuesses: short.guesses,
    bundles: short.bundles + short.exported,
    mutated: short.mutations + short.exported * short.mutationsEach,
    auditPerSecond: expect.any(Number),
    tamperDetectedSeconds: expect.any(Number),
    erased: { people: short.erased, where: [] },
    // Not objectContaining: in a toMatchObject that fails, Vitest 5.1 overflows its stack on it and shows no difference.
    tampering: { 'a leaf changed': expect.any(Number) },
    progress: expect.stringContaining('Graine 20261123'),
  });
  expect(timingT).toEqual(expect.any(Number));
  expect(Number(rest['openings'])).toBeGreaterThanOrEqual(short.people);
  expect(code).toBe(ok === true ? 0 : 1);
}, 300_000);
