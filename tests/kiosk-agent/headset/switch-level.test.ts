/**
 * How a switch stands, by the real koffi. Not proved: a kernel's own answer, for there is no sound card here. Without a
 * C compiler the part that needs one is left out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { levelReader } from '../../../kiosk-agent/src/headset/switch-level.ts';

const hasCompiler = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;
if (!hasCompiler)
  process.stderr.write('LEFT OUT, no C compiler: the real koffi on a socket made of a FIFO\n');

const folder = mkdtempSync(join(tmpdir(), 'borne-switch-'));
const fifo = join(folder, 'event9');
const preload = join(folder, 'switch-level.so');
beforeAll(() => {
  execFileSync('mkfifo', [fifo]);
  if (!hasCompiler) return;
  const source = join(import.meta.dirname, 'switch-level.c');
  execFileSync('gcc', ['-O2', '-Wall', '-Werror', '-shared', '-fPIC', source, '-o', preload, '-ldl']);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(hasCompiler)('asked of the kernel', () => {
  test.each([
    ['4', true],
    ['14', true],
    ['0', false],
    ['10', false],
  ])('switches %s: %s', (switches, isIn) => {
    const child = join(import.meta.dirname, 'read-level.ts');
    const env = { LD_PRELOAD: preload, SWITCHES: switches };
    const { stdout, stderr } = spawnSync(process.execPath, [child, fifo], { env, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual([`${isIn}`, '']);
  });
});

test('a file that is no input device tells nothing', () => {
  const file = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
  expect(levelReader()(file)).toBeNull();
  closeSync(file);
});

test('without koffi nothing is told', () => {
  const missing = levelReader(() => {
    throw new Error('Cannot find module');
  });
  expect(missing(0)).toBeNull();
});
