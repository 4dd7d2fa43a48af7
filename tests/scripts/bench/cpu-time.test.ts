/** The processor time of a process, as the kernel writes it and as this machine counts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuMsOfEndedChildren, cpuMsOfFamily, processTimes } from '../../../scripts/bench/cpu-time.ts';

const ticks = fc.nat(1_000_000);

test('times are read from their places, whatever the process calls itself', () => {
  fc.assert(
    fc.property(fc.string(), ticks, ticks, ticks, ticks, (name, user, system, ofUser, ofSystem) => {
      const times = [user, system, ofUser, ofSystem].join(' ');
      expect(processTimes(`7 (${name}) S 3 7 7 0 -1 4194560 1 2 3 4 ${times} 20 0 1 0 99 0 0`)).toEqual({
        parent: 3,
        ownMs: user * 10 + system * 10,
        endedChildrenMs: ofUser * 10 + ofSystem * 10,
      });
    }),
  );
});

test('another text is not read', () => {
  expect(() => processTimes('7 (node) S')).toThrow('not the text');
});

test('a family has the time of its children, while they run and once they have ended', async () => {
  const before = cpuMsOfFamily(process.pid);
  const endedBefore = cpuMsOfEndedChildren();
  const child = spawn(process.execPath, [
    '-e',
    'while (process.cpuUsage().user < 3e5);console.log(1);setTimeout(() => {}, 9e5)',
  ]);
  await once(child.stdout, 'data');
  expect(cpuMsOfFamily(process.pid) - before).toBeGreaterThanOrEqual(280);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(cpuMsOfEndedChildren() - endedBefore).toBeGreaterThanOrEqual(280);
});
