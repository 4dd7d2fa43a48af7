/** The decision under consent-2016: no way in without understanding, no default, nothing sent before it is confirmed. */
import { beforeEach, describe, expect, test } from 'vitest';
import { at, creating, deciding, finished, notAsked, notice, refused, visitId, zoe } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';
import { explained, identified, reviewed, toStaff, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

/** Of another language. */
const other = { version: 'consent-2016/ar/1', sha256: 'c'.repeat(64) };

const consents = () => kiosk.sent.filter(({ name }) => name === 'consent');

describe('the question', () => {
  test('is not reached by a yes before both questions were answered', () => {
    explained(kiosk);
    kiosk.tap('QUIZ_NO', 'YES', 'CONFIRM', 'NEXT');
    expect(kiosk.screen()).toBe('quizClose');
    expect(consents()).toEqual([]);
  });

  test('after a refusal that is taken back is asked at once only of whoever was told', () => {
    explained(kiosk);
    kiosk.tap('NO');
    kiosk.show(at(refused), at(deciding()));
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('a trembling tap on its yes does not answer the one that follows', () => {
    understood(kiosk);
    kiosk.doubleTap('YES');
    expect(kiosk.screen()).toBe('emergencyChoice');
    expect(kiosk.context().breakGlassConsent).toBeNull();
  });

  test('later sends no answer, and one may still come back to the question', () => {
    understood(kiosk);
    kiosk.tap('LATER');
    expect(kiosk.screen()).toBe('later');
    kiosk.tap('UNDO');
    expect(kiosk.screen()).toBe('decide');
    kiosk.tap('LATER', 'UNDO');
    expect(kiosk.screen()).toBe('decide');
    kiosk.tap('LATER', 'DONE');
    expect(named(kiosk.sent)).toEqual(['holder', 'end']);
  });
});

describe('the choices', () => {
  test('are not made by the finger that said yes', () => {
    understood(kiosk);
    kiosk.tap('YES');
    kiosk.doubleTap('YES');
    expect(kiosk.screen()).toBe('samuChoice');
    expect(kiosk.context().emergencyCallConsent).toBeNull();
  });

  test('have no default, and neither is passed without an answer', () => {
    understood(kiosk);
    kiosk.tap('YES', 'NEXT', 'CONFIRM');
    expect(kiosk.screen()).toBe('emergencyChoice');
    kiosk.tap('NO', 'NEXT', 'CONFIRM');
    expect(kiosk.screen()).toBe('samuChoice');
    expect(kiosk.context()).toMatchObject({ breakGlassConsent: false, emergencyCallConsent: null });
  });

  test.each([
    ['YES', 'YES', true, true],
    ['YES', 'NO', true, false],
    ['NO', 'YES', false, true],
    ['NO', 'NO', false, false],
  ] as const)(
    '%s and %s are sent as they were answered',
    (emergency, samu, breakGlassConsent, emergencyCallConsent) => {
      understood(kiosk);
      kiosk.tap('YES', emergency, samu, 'CONFIRM');
      expect(kiosk.sent.at(-1)?.body).toMatchObject({ consent: { breakGlassConsent, emergencyCallConsent } });
    },
  );

  test('are reviewed before anything is sent, and each can be changed', () => {
    reviewed(kiosk);
    expect(named(kiosk.sent)).toEqual(['holder']);
    kiosk.tap('EDIT_SAMU');
    expect(kiosk.screen()).toBe('samuChoice');
    kiosk.tap('YES', 'EDIT_EMERGENCY');
    expect(kiosk.screen()).toBe('emergencyChoice');
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('review');
    kiosk.tap('CONFIRM');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({
      consent: { breakGlassConsent: false, emergencyCallConsent: true },
    });
  });

  test('every step has its way back', () => {
    reviewed(kiosk);
    const back = ['samuChoice', 'emergencyChoice', 'decide', 'explainEmergency', 'explainYours'];
    for (const screen of back) {
      kiosk.tap('BACK');
      expect(kiosk.screen()).toBe(screen);
    }
  });

  test('whoever goes back to the explanations answers both anew', () => {
    reviewed(kiosk);
    kiosk.tap('BACK', 'BACK', 'BACK', 'BACK', 'NEXT', 'YES');
    expect(kiosk.context()).toMatchObject({ breakGlassConsent: null, emergencyCallConsent: null });
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('samuChoice');
  });
});

describe('« Je ne veux pas de dossier »', () => {
  const asked = [
    ['the first question', ['NEXT', 'NEXT', 'NEXT', 'NEXT', 'NEXT'], 'NO'],
    ['the second question', ['NEXT', 'NEXT', 'NEXT', 'NEXT', 'NEXT', 'QUIZ_NO'], 'NO'],
  ] as const;

  test.each(asked)('is one touch away from %s', (_, way, refusal) => {
    identified(kiosk);
    kiosk.tap(...way, refusal);
    expect(kiosk.screen()).toBe('refusing');
    expect(named(kiosk.sent)).toEqual(['holder', 'refusal']);
  });

  test('is one touch away from the two choices, where « Non » answers the choice', () => {
    understood(kiosk);
    kiosk.tap('YES', 'NO');
    expect(kiosk.screen()).toBe('samuChoice');
    kiosk.tap('REFUSE');
    expect(kiosk.screen()).toBe('refusing');
    expect(consents()).toEqual([]);
  });

  test('said at the first choice leaves no answer behind', () => {
    understood(kiosk);
    kiosk.tap('YES', 'REFUSE');
    kiosk.show(at(refused), at(deciding()));
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context()).toMatchObject({ breakGlassConsent: null, emergencyCallConsent: null });
  });
});

describe('the consent', () => {
  test('says what was read, in which language, how it was understood, and what was answered', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    expect(consents()).toEqual([
      {
        name: 'consent',
        body: {
          visitId,
          consent: {
            ...{ notice, language: 'fr', understood: 'quiz' },
            ...{ breakGlassConsent: true, emergencyCallConsent: false },
          },
          // what-was-shown.test.ts
          ...{ shown: expect.anything(), misses: { insurer: 0, close: 0 } },
        },
      },
    ]);
  });

  test('says that a person explained, where one did', async () => {
    toStaff(kiosk);
    await settled();
    kiosk.show(at(deciding(), { assistance: { call: null, explained: true, handOver: null } }));
    kiosk.tap('YES', 'NO', 'NO', 'CONFIRM');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({ consent: { understood: 'staff' } });
  });

  test('of a parent says nothing of its own about who answers: that is the agent’s to add', () => {
    understood(kiosk, deciding('none', false, { actor: 'parent', holder: zoe }));
    kiosk.tap('YES', 'NO', 'NO', 'CONFIRM');
    const said = consents().map(({ body }) => ('consent' in body ? Object.keys(body.consent) : []));
    expect(said).toEqual([['notice', 'language', 'understood', 'breakGlassConsent', 'emergencyCallConsent']]);
  });

  test('is sent once, however often the last yes is touched', () => {
    reviewed(kiosk);
    kiosk.doubleTap('CONFIRM');
    kiosk.tap('CONFIRM', 'CONFIRM');
    expect(consents()).toHaveLength(1);
  });

  test('whose answer was lost is called so; asked again it is the very same request', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    await kiosk.answer('unanswered');
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.tap('NO', 'BACK', 'EDIT_SAMU', 'UNDO');
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.tap('RETRY');
    expect(consents()).toHaveLength(2);
    expect(consents()[0]).toEqual(consents()[1]);
  });

  test('asked again is the one that was confirmed, also where the language was changed since', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    await kiosk.answer('unanswered');
    kiosk.tap('LANGUAGE', { type: 'PICK_LANGUAGE', language: 'en' });
    await kiosk.languageComes({ language: 'en', notice: other, closureNotice: other });
    expect(kiosk.context().language).toBe('en');
    kiosk.tap('RETRY');
    expect(consents()[1]).toEqual(consents()[0]);
  });

  test('whose answer was lost may be taken to the counter', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    await kiosk.answer('unanswered');
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.screen()).toBe('handOver');
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason: 'answer-unknown' } }]);
  });

  test('is given up after its deadline, and a truth that comes late still wins', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.pass(89);
    expect(kiosk.screen()).toBe('creating');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.show(at(finished('created', notAsked)));
    expect(kiosk.screen()).toBe('done');
  });

  test('on its way is not an opening: only the agent’s word says so', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    await kiosk.answer();
    kiosk.show(at(creating));
    expect(kiosk.screen()).toBe('creating');
    kiosk.pass(600);
    expect(kiosk.screen()).toBe('creating');
  });
});

describe('the refusal', () => {
  test.each([
    ['at the question', understood],
    ['at the summary', reviewed],
  ] as const)('%s is a no like any other', (_, arrive) => {
    arrive(kiosk);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('refusing');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'refusal', body: { visitId, notice } });
  });

  test('that could not be counted is not turned into anything else', async () => {
    understood(kiosk);
    kiosk.tap('NO');
    await kiosk.answer('internal');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('that could not be counted may be taken back on the spot', async () => {
    understood(kiosk);
    kiosk.tap('NO', 'UNDO');
    // Not while it is on its way.
    expect(kiosk.screen()).toBe('refusing');
    await kiosk.answer('internal');
    kiosk.tap('UNDO');
    expect(kiosk.screen()).toBe('decide');
  });

  test('that is taken back once noted asks the agent, and finds the question with no choice made', async () => {
    reviewed(kiosk);
    kiosk.tap('NO');
    await kiosk.answer();
    kiosk.show(at(refused));
    kiosk.tap('UNDO', 'UNDO');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'reconsider', body: { visitId } });
    expect(kiosk.screen()).toBe('refused');
    await kiosk.answer();
    kiosk.show(at(deciding()));
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context()).toMatchObject({ breakGlassConsent: null, emergencyCallConsent: null });
    expect(named(kiosk.sent)).toEqual(['holder', 'refusal', 'reconsider']);
  });
});
