/** A record that is closed, opened again, or left as it is. "Closed" is said only after the service has said it. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  at,
  closing,
  closureNotice,
  creating,
  deciding,
  finished,
  notice,
  offline,
  refused,
  visitId,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';
import { further, identified } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const closures = () => kiosk.sent.filter(({ name }) => name === 'closure');

describe('closing', () => {
  test('takes three taps from the name, and says what was read', () => {
    identified(kiosk, deciding('open'));
    expect(kiosk.screen()).toBe('alreadyOpen');
    kiosk.tap('CLOSE_RECORD');
    expect(kiosk.screen()).toBe('closeExplain');
    expect(closures()).toEqual([]);
    kiosk.tap('CONFIRM_CLOSE');
    expect(kiosk.screen()).toBe('closing');
    expect(closures()).toEqual([
      { name: 'closure', body: { visitId, notice: closureNotice, language: 'fr', shown: expect.anything() } },
    ]);
  });

  test.each([
    ['closed', 'closed'],
    ['close-pending', 'closeRequested'],
    ['close-refused', 'closeRefused'],
    ['unknown', 'unknownOutcome'],
  ] as const)('%s is told as %s, and not before', async (outcome, screen) => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE');
    await kiosk.answer();
    kiosk.show(at(closing));
    kiosk.pass(300);
    expect(kiosk.screen()).toBe('closing');
    kiosk.show(at(finished(outcome)));
    expect(kiosk.screen()).toBe(screen);
  });

  test('a no leaves it open', () => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CLOSE_RECORD', 'NO');
    expect(kiosk.screen()).toBe('alreadyOpen');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('is never confirmed from another screen', () => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CONFIRM_CLOSE', 'CONFIRM', 'YES');
    expect(kiosk.screen()).toBe('alreadyOpen');
  });

  test('a trembling tap on the way to it confirms nothing', () => {
    identified(kiosk, deciding('open'));
    kiosk.doubleTap('CLOSE_RECORD');
    kiosk.tap('CLOSE_RECORD');
    expect(kiosk.screen()).toBe('closeExplain');
    kiosk.doubleTap('CONFIRM_CLOSE');
    expect(closures()).toHaveLength(1);
  });

  test('whose answer was lost is asked again word for word, or taken to the counter', async () => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE');
    await kiosk.answer('unanswered');
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.tap('BACK', 'NO', 'UNDO');
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.tap('RETRY');
    expect(kiosk.screen()).toBe('closing');
    expect(closures()).toEqual([closures()[0], closures()[0]]);
    await kiosk.answer('unanswered');
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason: 'answer-unknown' } }]);
  });

  test('that never left says that the service is away, and what was asked is asked anew', () => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE');
    kiosk.show(at(closing), at(offline));
    expect(kiosk.screen()).toBe('offline');
    kiosk.tap('RETRY');
    kiosk.show(at(deciding('open')));
    expect(kiosk.screen()).toBe('alreadyOpen');
    expect(kiosk.context().decision).toBeNull();
  });

  test('says which text was read, in the language in which it was', async () => {
    identified(kiosk, deciding('open'));
    const turkish = { version: 'closure-2016/tr/1', sha256: 'd'.repeat(64) };
    kiosk.tap('LANGUAGE', { type: 'PICK_LANGUAGE', language: 'tr' });
    await kiosk.languageComes({ language: 'tr', notice, closureNotice: turkish });
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE');
    expect(closures()[0]?.body).toMatchObject({ visitId, notice: turkish, language: 'tr' });
  });
});

describe.each(['closed', 'opposed'] as const)('a record that was %s', (status) => {
  test('is explained and asked as any other before it is opened again', () => {
    identified(kiosk, deciding(status));
    kiosk.tap('REOPEN');
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.tap(...further(5), 'QUIZ_NO', 'QUIZ_YES', 'YES', 'NO', 'NO');
    expect(kiosk.screen()).toBe('review');
    kiosk.tap('CONFIRM');
    expect(kiosk.sent.at(-1)).toMatchObject({ name: 'consent', body: { consent: { understood: 'quiz' } } });
    kiosk.show(at(creating));
    expect(kiosk.screen()).toBe('creating');
  });

  test('stays as it is without another question', () => {
    identified(kiosk, deciding(status));
    kiosk.tap('KEEP');
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('and a no while it is explained is noted: it stays as it was', () => {
    identified(kiosk, deciding(status));
    kiosk.tap('REOPEN', 'NEXT', 'NO');
    expect(kiosk.screen()).toBe('refusing');
    kiosk.show(at(refused));
    expect(kiosk.screen()).toBe('refused');
    expect(kiosk.context().status).toBe(status);
  });
});
