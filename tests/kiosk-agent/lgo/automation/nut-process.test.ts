/** The whole counter's process with the driver `nut` on a real desktop (Xvfb, openbox, Chromium), and its ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../../../support/desktop.ts';
import { type Caller, type CounterProcess, counterProcess, pairedCaller } from '../counter-process.ts';
import { celik } from '../people.ts';
import { keysHeld } from './keys-held.ts';
import { type NutBench, startNutBench } from './nut-bench.ts';
import { values } from './port-promises.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let bench: NutBench;
let counter: CounterProcess;
let page: Caller;

beforeAll(async () => {
  bench = await startNutBench();
});
beforeEach(() => bench.fresh());
afterEach(() => counter.close());
afterAll(() => bench.stop());

interface Told {
  handOver: { stage: string; ticket: string; fields: unknown[]; report: unknown };
}

const state = async (): Promise<Told> => (await (await page.call('GET', '/lgo/state')).json()) as Told;

/** Up to the click of the staff, which is one call with the ticket of this hand-over. */
async function click(driver: 'nut' | 'clipboard-only'): Promise<string> {
  counter = counterProcess({ ...bench.desktop.environment, LGO_DRIVER: driver, LGO_PROFILE: 'lgo-simule' });
  await counter.ready();
  page = await pairedCaller(counter);
  await page.call('POST', '/lgo/offer', { identity: celik });
  const { ticket } = (await state()).handOver;
  expect((await page.call('POST', '/lgo/fill', { ticket })).status).toBe(200);
  return ticket;
}

const filledOnce = (): Promise<void> =>
  until('the first field', async () => {
    if ((await bench.state()).values['familyName'] === '') throw new Error('not yet');
  });

const clipboardIs = (text: string): Promise<void> =>
  until(`the clipboard to hold ${text.length} characters`, async () => {
    if ((await bench.clipboard()) !== text) throw new Error('not yet');
  });

test('one click fills the form in front, and the same ticket does not do it twice', async () => {
  const ticket = await click('nut');
  expect((await page.call('POST', '/lgo/fill', { ticket })).status).toBe(410);
  await until('the report', async () => expect((await state()).handOver.stage).toBe('reported'));
  expect((await state()).handOver.report).toMatchObject({ end: 'complete', clipboard: 'cleared' });
  expect((await bench.state()).values).toEqual({ ...values, phone: '', remarks: '' });
  expect((await page.call('POST', '/lgo/fill', { ticket })).status).toBe(410);
  expect(counter.output()).not.toMatch(/ELIK|LODIE|2951099/);
});

test('asked to stop in mid-fill, it empties the clipboard before it ends', async () => {
  await click('nut');
  await filledOnce();
  counter.child.kill('SIGTERM');
  expect(await counter.ended).toBe(0);
  expect(await bench.clipboard()).toBe('');
  expect(keysHeld(bench.desktop.display)).toBe(0);
});

test('killed in mid-fill, its child stops, empties the clipboard and lets go of the keys', async () => {
  await click('nut');
  await filledOnce();
  counter.child.kill('SIGKILL');
  await counter.ended;
  await clipboardIs('');
  // Longer than the next field takes: nothing more may be written by an orphan.
  await sleep(3_000);
  expect(keysHeld(bench.desktop.display)).toBe(0);
  expect(await bench.clipboard()).toBe('');
  expect((await bench.state()).values).toMatchObject({ birthDate: '', nir: '' });
});

test('killed while a field waits in the clipboard, the clipboard is emptied all the same', async () => {
  await click('clipboard-only');
  await clipboardIs(values.familyName);
  counter.child.kill('SIGKILL');
  await counter.ended;
  await clipboardIs('');
});

test('the person pastes field by field, and says so', async () => {
  await click('clipboard-only');
  for (const [field, value] of Object.entries(values)) {
    await clipboardIs(value);
    await until('the turn of the field', async () => {
      expect((await page.call('POST', '/lgo/pasted', { field })).status).toBe(200);
    });
  }
  await until('the report', async () => expect((await state()).handOver.stage).toBe('reported'));
  expect(await bench.clipboard()).toBe('');
});
