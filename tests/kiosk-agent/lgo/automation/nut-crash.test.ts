/** The process that drives the desktop is killed; ours must not notice but by the report. Real window, Xvfb. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { NutAutomation } from '../../../../kiosk-agent/src/lgo/automation/nut-automation.ts';
import { keysHeld } from './keys-held.ts';
import { type NutBench, startNutBench } from './nut-bench.ts';
import { outcomes, person, plan, values } from './port-promises.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let bench: NutBench;

beforeAll(async () => {
  bench = await startNutBench();
});
beforeEach(() => bench.fresh());
afterAll(() => bench.stop());

function automationToKill(): { automation: NutAutomation; kill: () => void } {
  let child = 0;
  const automation = new NutAutomation({
    environment: bench.desktop.environment,
    started: (pid) => {
      child = pid;
    },
  });
  return { automation, kill: () => process.kill(child, 'SIGKILL') };
}

test('killed in the middle of a field: that field is unknown, the clipboard is emptied all the same', async () => {
  const { automation, kill } = automationToKill();
  const report = await automation.fill(
    plan(),
    person({ see: ({ field, outcome }) => void (field === 'firstName' && outcome === 'unknown' && kill()) }),
  );
  expect(report.end).toBe('crashed');
  expect(outcomes(report)).toEqual(['filled-and-read-back', 'unknown', 'not-tried', 'not-tried']);
  expect(report.clipboard).toBe('cleared');
  expect(await bench.clipboard()).toBe('');
  expect((await bench.state()).values).toMatchObject({
    familyName: values.familyName,
    birthDate: '',
    nir: '',
  });
});

test.each([500, 2_100, 4_300])(
  'killed after %i ms: the report claims nothing that the form does not show, and the next hand-over is whole',
  async (afterMs) => {
    const { automation, kill } = automationToKill();
    setTimeout(kill, afterMs);
    const report = await automation.fill(plan(), person());
    expect(report.end).toBe('crashed');
    expect(report.clipboard).toBe('cleared');
    expect(await bench.clipboard()).toBe('');
    expect(keysHeld(bench.desktop.display)).toBe(0);
    const shown = (await bench.state()).values;
    for (const { field, outcome } of report.fields) {
      if (outcome === 'filled-and-read-back') expect(shown[field]).toBe(values[field]);
      if (outcome === 'not-tried') expect(shown[field]).toBe('');
    }
    await bench.fresh();
    expect(await bench.automation().fill(plan(), person())).toMatchObject({
      end: 'complete',
      clipboard: 'cleared',
    });
  },
);

test('every key of ours that a dead process held down is let go', async () => {
  const ours = ['LeftControl', 'LeftShift', 'Tab', 'Home', 'End', 'Insert', 'A', 'C', 'V'];
  const script = `
    const { keyboard, Key } = require('@nut-tree-fork/nut-js');
    (async () => {
      for (const name of ${JSON.stringify(ours)}) await keyboard.pressKey(Key[name]);
      process.send('down');
    })();
  `;
  const holder = fork('-e', [script], { cwd: import.meta.dirname, env: bench.desktop.environment });
  await once(holder, 'message');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(keysHeld(bench.desktop.display)).toBe(ours.length);
  expect(await automationToKill().automation.tidy()).toBe(true);
  expect(keysHeld(bench.desktop.display)).toBe(0);
});

test('without a desktop it says so, and does not pretend that the clipboard is empty', async () => {
  const automation = new NutAutomation({ environment: { ...bench.desktop.environment, DISPLAY: ':9999' } });
  const report = await automation.fill(plan(), person());
  expect(report.end).toBe('crashed');
  expect(outcomes(report)).toEqual(['not-tried', 'not-tried', 'not-tried', 'not-tried']);
  expect(report.clipboard).toBe('unknown');
});
