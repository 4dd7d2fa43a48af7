/** The driver `clipboard-only`, on the real clipboard of an X server, looked at by xclip. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ClipboardAutomation } from '../../../../kiosk-agent/src/lgo/automation/clipboard-automation.ts';
import { type Desktop, startDesktop } from '../../../support/desktop.ts';
import { outcomes, person, plan, values } from './port-promises.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let desktop: Desktop;

beforeAll(async () => {
  desktop = await startDesktop('fr');
});
beforeEach(() => desktop.fillClipboard('mine'));
afterAll(() => desktop.close());

function automation(fieldMs = 60_000): ClipboardAutomation {
  return new ClipboardAutomation({ environment: desktop.environment, fieldMs });
}

test('each field lies in the clipboard while the person pastes it, and the clipboard is empty at the end', async () => {
  const seen: string[] = [];
  const report = await automation().fill(
    plan(),
    person({ pasted: async () => void seen.push(await desktop.clipboard()) }),
  );
  expect(seen).toEqual(Object.values(values));
  expect(report).toMatchObject({ end: 'complete', clipboard: 'cleared' });
  expect(outcomes(report)).toEqual(['offered', 'offered', 'offered', 'offered']);
  expect(await desktop.clipboard()).toBe('');
});

test('the person stops: what was offered is told, what was not is not, and the clipboard is empty', async () => {
  const stop = new AbortController();
  const report = await automation().fill(
    plan(),
    person({
      stop: stop.signal,
      pasted: (field) => {
        if (field === 'firstName') stop.abort();
        return field === 'firstName' ? new Promise(() => null) : Promise.resolve();
      },
    }),
  );
  expect(report).toMatchObject({ end: 'stopped', clipboard: 'cleared' });
  expect(outcomes(report)).toEqual(['offered', 'offered', 'not-tried', 'not-tried']);
  expect(await desktop.clipboard()).toBe('');
});

test('a field that nobody pastes does not stay in the clipboard', async () => {
  const report = await automation(300).fill(plan(), person({ pasted: () => new Promise(() => null) }));
  expect(report).toMatchObject({ end: 'deadline', clipboard: 'cleared' });
  expect(await desktop.clipboard()).toBe('');
});

test('without a desktop nothing is said to be offered', async () => {
  const environment = { ...desktop.environment, DISPLAY: ':9999' };
  const report = await new ClipboardAutomation({ environment, fieldMs: 1_000 }).fill(plan(), person());
  expect(report).toMatchObject({ end: 'crashed', clipboard: 'unknown' });
  expect(outcomes(report)).toEqual(['not-tried', 'not-tried', 'not-tried', 'not-tried']);
});
