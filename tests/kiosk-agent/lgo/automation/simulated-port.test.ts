/** The driver `simulated`, on the simulated desk: no window, no keyboard. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DeskAutomation } from '../../../../kiosk-agent/src/lgo/automation/desk-automation.ts';
import { SimulatedDesk } from '../../../../kiosk-agent/src/lgo/automation/simulated-desk.ts';
import { type LgoFormProcess, startLgoForm } from './lgo-form.ts';
import { person, plan, provePort, values } from './port-promises.ts';

let form: LgoFormProcess;

beforeAll(async () => {
  form = await startLgoForm();
});
beforeEach(() => form.post('/wipe', {}));
afterAll(() => form.stop());

const automation = (deadlineMs?: number): DeskAutomation =>
  new DeskAutomation({
    driver: 'simulated',
    desk: new SimulatedDesk(form.operatorPort),
    ...(deadlineMs && { deadlineMs }),
  });

provePort(() => ({
  settleMs: 10,
  shortDeadlineMs: 4_000,
  automation,
  faults: async (faults) => void (await form.post('/faults', faults)),
  write: async (values) => void (await form.post('/values', values)),
  state: () => form.state(),
  clipboard: async () => (await form.state()).clipboard,
  fillClipboard: async (text) => void (await form.post('/desk/clipboard', { text })),
  otherWindowInFront: async () => void (await form.post('/faults', { window: 'other' })),
}));

test('once another window is in front, not one key follows into it', async () => {
  await form.post('/faults', { stealAtPaste: 'familyName' });
  await automation().fill(plan({ settleMs: 10 }), person());
  expect((await form.state()).otherKeys).toBe(0);
});

test('at the end nothing stays selected: the person’s next key replaces no value', async () => {
  await automation().fill(plan({ settleMs: 10 }), person());
  await form.post('/desk/clipboard', { text: '!' });
  await form.post('/desk/press', { keys: 'ctrl-v' });
  expect((await form.state()).values['nir']).toBe(`${values.nir}!`);
});

test('a second window of the same title is not the form', async () => {
  await form.post('/faults', { stealAtLeave: 'familyName', thief: 'twin' });
  const report = await automation().fill(plan({ settleMs: 10 }), person());
  expect(report.end).toBe('window-changed');
  expect((await form.state()).otherKeys).toBe(0);
});

test('a window without a title is refused', async () => {
  await form.post('/faults', { window: 'no-title' });
  const report = await automation().fill(plan({ settleMs: 10 }), person());
  expect(report).toMatchObject({ end: 'window-unknown', clipboard: 'untouched' });
});

test('the simulated form is gone in mid-fill: the report says what is not known', async () => {
  const doomed = await startLgoForm();
  const desk = new SimulatedDesk(doomed.operatorPort);
  const report = await new DeskAutomation({ driver: 'simulated', desk }).fill(
    plan({ settleMs: 10 }),
    person({
      see: ({ field, outcome }) => {
        if (field === 'firstName' && outcome === 'unknown') doomed.child.kill('SIGKILL');
      },
    }),
  );
  expect(report).toMatchObject({ end: 'crashed', clipboard: 'unknown' });
  expect(report.fields.map(({ outcome }) => outcome)).toEqual([
    'filled-and-read-back',
    'unknown',
    'not-tried',
    'not-tried',
  ]);
});
