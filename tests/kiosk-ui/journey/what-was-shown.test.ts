/** What a yes or a closure says of the screens before it: which, for how long, in which words and size, heard or not. */
import { GiveConsentSchema, type ShownScreen, shownMax } from '@borne/kiosk-agent/contract';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ScreenName, screenNames } from '../../../kiosk-ui/src/journey/screen.ts';
import { afterScreen, shownSoFar, stillThere } from '../../../kiosk-ui/src/journey/shown.ts';
import { at, calling, choosing, deciding, idle, languageShown } from '../states.ts';
import { type Kiosk, restingKiosk } from './kiosk.ts';
import { explained, further, identified, reviewed, understood } from './ways.ts';

let kiosk: Kiosk;
beforeEach(async () => {
  kiosk = await restingKiosk();
});

const consent = () => GiveConsentSchema.parse(kiosk.sent.find(({ name }) => name === 'consent')?.body);
const closure = () => kiosk.sent.find(({ name }) => name === 'closure')?.body as { shown: ShownScreen[] };
const names = (shown: readonly ShownScreen[]): string[] => shown.map(({ screen }) => screen);

describe('a yes', () => {
  test('tells every screen of the visit in its order, each with its time, up to the one that was confirmed', () => {
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    kiosk.show(at(deciding()));
    kiosk.pass(10);
    kiosk.tap(...further(5), 'QUIZ_NO', 'QUIZ_YES', 'YES', 'YES', 'NO');
    kiosk.pass(7);
    kiosk.tap('CONFIRM');
    const { shown } = consent();
    expect(names(shown)).toEqual([
      ...['isItYou', 'checking', 'explainWhat', 'explainWho', 'explainNever', 'explainYours'],
      ...[
        'explainEmergency',
        'quizInsurer',
        'quizClose',
        'decide',
        'emergencyChoice',
        'samuChoice',
        'review',
      ],
    ]);
    // The hand takes 0.6 s to leave.
    expect(shown.find(({ screen }) => screen === 'explainWhat')?.ms).toBe(10_600);
    expect(shown.at(-1)).toEqual({
      screen: 'review',
      ms: 7_600,
      language: 'fr',
      size: 'normal',
      heard: false,
    });
  });

  test('tells what lay over the journey, and the screen again that was under it', () => {
    identified(kiosk);
    kiosk.tap('HELP');
    kiosk.show(at(deciding(), { assistance: calling('help') }));
    kiosk.pass(3);
    kiosk.tap('CANCEL');
    const shown = shownSoFar(kiosk.context());
    expect(names(shown).slice(-3)).toEqual(['explainWhat', 'help', 'explainWhat']);
  });

  test('tells the size and the language of each screen, and whether the voice spoke', async () => {
    identified(kiosk);
    kiosk.hear();
    kiosk.tap('NEXT', 'DISPLAY', { type: 'SET_DISPLAY', change: { size: 'largest' } }, 'CANCEL');
    kiosk.tap('LANGUAGE', { type: 'PICK_LANGUAGE', language: 'ar' });
    await kiosk.languageComes(languageShown);
    kiosk.pass(1);
    const told = shownSoFar(kiosk.context()).map((screen) => ({ ...screen, ms: 0 }));
    expect(told).toContainEqual({
      screen: 'explainWhat',
      ms: 0,
      language: 'fr',
      size: 'normal',
      heard: true,
    });
    expect(told).toContainEqual({
      screen: 'explainWho',
      ms: 0,
      language: 'fr',
      size: 'normal',
      heard: false,
    });
    expect(told).toContainEqual({
      screen: 'explainWho',
      ms: 0,
      language: 'fr',
      size: 'largest',
      heard: false,
    });
    expect(told.at(-1)).toMatchObject({ language: 'ar', size: 'largest' });
  });

  test('counts the misses of the whole visit, also those that were explained again', () => {
    explained(kiosk);
    kiosk.tap('QUIZ_YES', 'NEXT', 'QUIZ_NO', 'QUIZ_NO', 'NEXT', 'QUIZ_YES');
    kiosk.tap('BACK', ...further(1), 'YES', 'YES', 'NO', 'CONFIRM');
    expect(kiosk.context().quizMisses).toEqual({ insurer: 0, close: 0 });
    expect(consent().misses).toEqual({ insurer: 1, close: 1 });
  });

  test('sent again tells the very same', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    await kiosk.answer('unanswered');
    kiosk.pass(20);
    kiosk.tap('RETRY');
    const [first, second] = kiosk.sent.filter(({ name }) => name === 'consent');
    expect(second).toEqual(first);
  });
});

test('a closure tells what was shown before it', () => {
  identified(kiosk, deciding('open'));
  kiosk.tap('CLOSE_RECORD');
  kiosk.pass(5);
  kiosk.tap('CONFIRM_CLOSE');
  expect(names(closure().shown)).toEqual(['isItYou', 'checking', 'alreadyOpen', 'closeExplain']);
  expect(closure().shown.at(-1)?.ms).toBe(5_600);
});

test('nothing of it outlives the visit, and nothing is kept without one', () => {
  understood(kiosk);
  expect(kiosk.context().shown.length).toBeGreaterThan(5);
  kiosk.show(idle);
  expect(kiosk.context()).toMatchObject({ shown: [], standing: null });
  kiosk.pass(20);
  kiosk.tap('START', 'NO_CARD', 'INFORMATION', 'NEXT');
  expect(kiosk.context()).toMatchObject({ shown: [], standing: null });
});

describe('however long a visit is', () => {
  const look = {
    language: 'fr',
    display: { size: 'normal', contrast: 'normal', reach: 'normal', motion: 'normal' },
  } as const;
  type Seen = Parameters<typeof shownSoFar>[0];

  function toldAfter(screens: readonly ScreenName[], msEach = 1_000): ShownScreen[] {
    let seen: Seen = { shown: [], standing: null };
    for (const [index, screen] of screens.entries())
      seen = afterScreen({ ...seen, ...look }, screen, index * msEach);
    return shownSoFar({ ...seen, standing: stillThere(seen.standing, screens.length * msEach) });
  }

  test('at most 400 screens are told, in the order of their first time, and the newest is the last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...screenNames), { minLength: 1, maxLength: 1_200 }),
        (screens) => {
          const told = toldAfter(screens);
          expect(told.length).toBeLessThanOrEqual(shownMax);
          expect(told.at(-1)?.screen).toBe(screens.at(-1));
          const explanation = (name: string): boolean => /^(explain|more)/.test(name);
          expect(new Set(names(told).filter(explanation))).toEqual(new Set(screens.filter(explanation)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('neighbours that are the same screen are one, and no time of the explanation is lost', () => {
    const dithering = Array.from({ length: 900 }, (_, index): ScreenName => {
      if (index % 2) return 'help';
      return index % 4 ? 'explainWhat' : 'explainWho';
    });
    const told = toldAfter(dithering);
    expect(told.length).toBeLessThanOrEqual(shownMax);
    for (const screen of ['explainWhat', 'explainWho'])
      expect(told.filter((one) => one.screen === screen).reduce((ms, one) => ms + one.ms, 0)).toBe(225_000);
    expect(toldAfter(['review', 'review', 'review'])).toEqual([
      { screen: 'review', ms: 3_000, language: 'fr', size: 'normal', heard: false },
    ]);
  });

  test('no time is negative, fractional or longer than a day', () => {
    expect(toldAfter(['review'], 1e12)[0]?.ms).toBe(86_400_000);
    expect(toldAfter(['decide', 'review'], -5).every(({ ms }) => ms === 0)).toBe(true);
    expect(toldAfter(['decide', 'review'], 0.4).every(({ ms }) => Number.isInteger(ms))).toBe(true);
  });
});
