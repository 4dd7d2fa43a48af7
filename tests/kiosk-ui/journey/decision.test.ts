import { beforeEach, describe, expect, test } from 'vitest';
import { at, finished, idle, notice, printed, refused, visitId } from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { explained, identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

describe('the decision', () => {
  test('a second tap on the last yes has no effect: one consent is sent', () => {
    reviewed(kiosk);
    kiosk.doubleTap('CONFIRM');
    expect(kiosk.sent.filter(({ name }) => name === 'consent')).toHaveLength(1);
  });

  test('a trembling tap on the first yes does not answer the question that follows', () => {
    explained(kiosk);
    kiosk.doubleTap('YES');
    expect(kiosk.screen()).toBe('emergencyChoice');
    expect(kiosk.context().breakGlassConsent).toBeNull();
  });

  test('nothing is sent before the choices were reviewed', () => {
    reviewed(kiosk);
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder']);
  });

  test('each choice can be changed, and the changed one is sent', () => {
    reviewed(kiosk);
    kiosk.tap('EDIT_SAMU', 'YES', 'EDIT_EMERGENCY', 'NO');
    expect(kiosk.screen()).toBe('review');
    kiosk.tap('CONFIRM');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({
      consent: { breakGlassConsent: false, emergencyCallConsent: true },
    });
  });

  test.each([0, 1, 2, 3])(
    'a no after %i steps is sent as a refusal, and noted once the agent says so',
    (steps) => {
      identified(kiosk);
      kiosk.tap(...Array.from({ length: steps }, () => 'NEXT' as const), 'NO');
      expect(kiosk.screen()).toBe('refusing');
      expect(kiosk.sent.at(-1)).toEqual({ name: 'refusal', body: { visitId, notice } });
      kiosk.show(at(refused));
      expect(kiosk.screen()).toBe('refused');
    },
  );

  test('a no at the review is a no like any other', () => {
    reviewed(kiosk);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('a refusal that could not be counted is not turned into anything else', async () => {
    identified(kiosk);
    kiosk.tap('NO');
    await kiosk.answer('internal');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('"later" sends no answer, and one may still come back to the question', () => {
    explained(kiosk);
    kiosk.tap('LATER');
    expect(kiosk.screen()).toBe('later');
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe('decide');
    kiosk.tap('LATER', 'DONE');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder', 'end']);
  });

  test('every step has its way back', () => {
    reviewed(kiosk);
    const back = ['samuChoice', 'emergencyChoice', 'decide', 'explainNever', 'explainWho', 'explainWhat'];
    for (const screen of back) {
      kiosk.tap('BACK');
      expect(kiosk.screen()).toBe(screen);
    }
  });

  test('a lost answer is called lost; asking again repeats the very same request', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    await kiosk.answer('unanswered');
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.tap('RETRY');
    const consents = kiosk.sent.filter(({ name }) => name === 'consent');
    expect(consents).toHaveLength(2);
    expect(consents[0]).toEqual(consents[1]);
  });

  test('the consent is given up after its deadline, and a truth that comes late still wins', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.pass(89);
    expect(kiosk.screen()).toBe('creating');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.show(at(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
  });
});
