import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type {
  DesktopAutomation,
  FillPlan,
  FillReport,
  Person,
} from '../../../../kiosk-agent/src/lgo/automation/desktop-automation.ts';
import { HandOverDesk } from '../../../../kiosk-agent/src/lgo/hand-over/hand-over-desk.ts';
import { readProfile } from '../../../../kiosk-agent/src/lgo/profile.ts';
import { agentLog } from '../../../../kiosk-agent/src/log.ts';
import { celik, dupont, martin } from '../people.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Asked {
  plan: FillPlan;
  person: Person;
  answer: (report: Partial<FillReport>) => void;
}

function deskUnderTest(driver: DesktopAutomation['driver'] = 'nut', profileName = 'lgo-simule') {
  const reading = readProfile(profileName);
  if (!reading.ok) throw new Error(reading.problem);
  const asked: Asked[] = [];
  const logged: string[] = [];
  let secrets = 0;
  const automation: DesktopAutomation = {
    driver,
    fill: (plan, person) =>
      new Promise((resolve) => {
        const answer: Asked['answer'] = (report) =>
          resolve({ fields: [], end: 'complete', clipboard: 'cleared', ...report });
        asked.push({ plan, person, answer });
      }),
  };
  const desk = new HandOverDesk({
    profile: reading.profile,
    oid: '1.2.250.1.213.1.4.10',
    automation,
    log: agentLog('debug', { write: (line) => logged.push(line) }),
    newSecret: () => {
      secrets += 1;
      return `ticket-${secrets}`;
    },
    now: () => performance.now(),
  });
  return { desk, asked, logged };
}

test('an identity that is offered can be scanned, and shows no more of the person than the kiosk does', () => {
  const { desk } = deskUnderTest();
  expect(desk.offer(celik)).toBeNull();
  expect(desk.view()).toEqual({
    stage: 'offered',
    person: { firstName: 'ÉLODIE-ZOÉ', birthYear: '1995' },
    code: 'shown',
    ticket: 'ticket-1',
    leftMs: 60_000,
  });
  expect(desk.codeText()).toContain("CELIK-NOEL D'OEUVRE");
});

test('after a minute it is gone: no view, no code, no ticket', () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  vi.advanceTimersByTime(59_000);
  expect(desk.view()).toMatchObject({ stage: 'offered', leftMs: 1_000 });
  vi.advanceTimersByTime(1_000);
  expect(desk.view()).toEqual({ stage: 'none' });
  expect(desk.codeText()).toBeNull();
  expect(desk.fill('ticket-1')).toBe('over');
  expect(asked).toEqual([]);
});

test('a ticket works once', async () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  expect(desk.fill('ticket-1')).toBeNull();
  expect(desk.fill('ticket-1')).toBe('over');
  asked[0]?.answer({});
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.view()).toMatchObject({ stage: 'reported' });
  expect(desk.fill('ticket-1')).toBe('over');
  expect(asked).toHaveLength(1);
});

test('the ticket of the former patient does not fill the next one’s form', () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  desk.offer(martin);
  expect(desk.fill('ticket-1')).toBe('over');
  expect(desk.fill('invented')).toBe('over');
  expect(asked).toEqual([]);
  expect(desk.fill('ticket-2')).toBeNull();
  expect(asked[0]?.plan.fields[0]?.value).toBe('MARTIN-TEST');
});

test('the next patient’s minute is whole, whatever the former one left of theirs', () => {
  const { desk } = deskUnderTest();
  desk.offer(celik);
  vi.advanceTimersByTime(50_000);
  desk.offer(martin);
  vi.advanceTimersByTime(50_000);
  expect(desk.view()).toMatchObject({ stage: 'offered', leftMs: 10_000 });
});

test('while a form is filled the code is gone and nobody else is taken in', async () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  desk.fill('ticket-1');
  expect(desk.codeText()).toBeNull();
  expect(desk.offer(martin)).toBe('busy');
  vi.advanceTimersByTime(300_000);
  asked[0]?.person.see({ field: 'familyName', outcome: 'filled-and-read-back' });
  expect(desk.view()).toEqual({
    stage: 'filling',
    person: { firstName: 'ÉLODIE-ZOÉ', birthYear: '1995' },
    fields: [
      { field: 'familyName', outcome: 'filled-and-read-back' },
      { field: 'firstName', outcome: 'not-tried' },
      { field: 'birthDate', outcome: 'not-tried' },
      { field: 'nir', outcome: 'not-tried' },
    ],
  });
  asked[0]?.answer({});
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.offer(martin)).toBeNull();
});

test('each field goes as the card has it', () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  desk.fill('ticket-1');
  expect(asked[0]?.plan.fields).toEqual([
    { field: 'familyName', value: 'ÇELIK-NOËL D’ŒUVRE', tabs: 0 },
    { field: 'firstName', value: 'ÉLODIE-ZOÉ', tabs: 1 },
    { field: 'birthDate', value: '12/10/1995', tabs: 1 },
    { field: 'nir', value: '295109912611193', tabs: 1 },
  ]);
});

test('where filling is off there is no ticket, and none works', () => {
  const { desk, asked } = deskUnderTest('off');
  desk.offer(celik);
  expect(desk.view()).toMatchObject({ stage: 'offered', ticket: null });
  expect(desk.fill('ticket-1')).toBe('over');
  expect(asked).toEqual([]);
});

test('a person whom the format cannot write has no code, and the reason is told', () => {
  const { desk } = deskUnderTest('off', 'ins-datamatrix');
  desk.offer(dupont);
  expect(desk.view()).toMatchObject({ stage: 'offered', code: 'partial-date' });
  expect(desk.codeText()).toBeNull();
});

test('the person pastes field by field: only the field that waits can be said to be pasted', async () => {
  const { desk, asked } = deskUnderTest('clipboard-only');
  desk.offer(celik);
  desk.fill('ticket-1');
  expect(desk.pasted('familyName')).toBe('over');
  let isPasted = false;
  void asked[0]?.person.pasted('familyName').then(() => {
    isPasted = true;
  });
  expect(desk.pasted('nir')).toBe('over');
  expect(desk.pasted('familyName')).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect(isPasted).toBe(true);
  expect(desk.pasted('familyName')).toBe('over');
});

test('the end asked for by the person wipes, or stops what is under way', () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  desk.end();
  expect(desk.view()).toEqual({ stage: 'none' });
  desk.offer(celik);
  desk.fill('ticket-2');
  desk.end();
  expect(asked[0]?.person.stop.aborted).toBe(true);
});

test('the stop of the process waits for the form and the clipboard, and leaves nothing', async () => {
  const { desk, asked } = deskUnderTest();
  desk.offer(celik);
  desk.fill('ticket-1');
  let isStopped = false;
  const stopping = desk.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(100);
  expect(isStopped).toBe(false);
  asked[0]?.answer({ end: 'stopped' });
  await stopping;
  expect(desk.view()).toEqual({ stage: 'none' });
});

test('the log tells fields and outcomes, and nothing of the person', async () => {
  const { desk, asked, logged } = deskUnderTest();
  desk.offer(celik);
  desk.fill('ticket-1');
  asked[0]?.answer({ fields: [{ field: 'nir', outcome: 'different' }], end: 'different' });
  await vi.advanceTimersByTimeAsync(0);
  const text = logged.join('');
  expect(text).toContain('"field":"nir"');
  expect(text).toContain('"outcome":"different"');
  expect(text).not.toMatch(/ELIK|LODIE|1995|2951|ticket-/);
});
