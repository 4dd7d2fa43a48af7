/** mes-2022: the same questions, but the kiosk only shows how to go on. It writes nothing (I11). */
import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { deciding } from '../states.ts';
import { type Kiosk, named, restingKiosk, type Tap } from './kiosk.ts';
import { explained, identified, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const site: Partial<AgentState> = { kiosk: { siteName: 'CPAM', regime: 'mes-2022' } };

const underMes: [string, Visit, Partial<AgentState>][] = [
  ['a site under mes-2022', deciding(), site],
  ['a record linked to Mon espace santé', deciding('none', true), {}],
  ['a site whose regime is not known', deciding(), { kiosk: null }],
];

describe.each(underMes)('%s', (_, visit, more) => {
  test('both answers only inform, and nothing is sent', () => {
    understood(kiosk, visit, more);
    expect(kiosk.screen()).toBe('informedAsk');
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('informedActivate');
    kiosk.tap('UNDO', 'NO');
    expect(kiosk.screen()).toBe('informedOppose');
    kiosk.tap('CONFIRM', 'UNDO', 'CONFIRM', 'LATER', 'UNDO');
    expect(kiosk.screen()).toBe('informedAsk');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('there is no yes before both questions were answered', () => {
    explained(kiosk, visit, more);
    kiosk.tap('YES', 'QUIZ_NO', 'YES');
    expect(kiosk.screen()).toBe('quizClose');
  });

  test('a no is one tap away while it is explained, and shows how to oppose', () => {
    identified(kiosk, visit, more);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('informedOppose');
    // Not told yet: the way back leads to what is explained.
    kiosk.tap('UNDO');
    expect(kiosk.screen()).toBe('explainWhat');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });
});

describe('a record that is there already', () => {
  test.each<[ScreenName, Visit, Tap, ScreenName]>([
    ['alreadyOpen', deciding('open'), 'CLOSE_RECORD', 'guideClose'],
    ['wasClosed', deciding('closed'), 'REOPEN', 'guideReopen'],
    ['wasOpposed', deciding('opposed'), 'REOPEN', 'guideReopen'],
  ])('%s: %s %s only shows how, and leads back', (screen, visit, tap, guide) => {
    identified(kiosk, visit, site);
    expect(kiosk.screen()).toBe(screen);
    kiosk.tap(tap);
    expect(kiosk.screen()).toBe(guide);
    kiosk.tap('CONFIRM', 'CONFIRM_CLOSE', 'YES');
    expect(kiosk.screen()).toBe(guide);
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe(screen);
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('an open one that is linked to Mon espace santé is closed nowhere here', () => {
    identified(kiosk, deciding('open', true));
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE');
    expect(kiosk.screen()).toBe('guideClose');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });
});

describe('each guide may be taken along', () => {
  test.each([
    ['guide-activate', deciding(), ['YES']],
    ['guide-oppose', deciding(), ['NO']],
    ['later', deciding(), ['LATER']],
  ] as const)('%s', (paper, visit, taps) => {
    understood(kiosk, visit, site);
    kiosk.tap(...taps, 'NEXT');
    expect(kiosk.screen()).toBe('receiptChoice');
    kiosk.tap('PHONE');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({ paper, on: 'screen' });
  });

  test.each([
    ['guide-close', deciding('open'), 'CLOSE_RECORD'],
    ['guide-reopen', deciding('closed'), 'REOPEN'],
  ] as const)('%s', (paper, visit, tap) => {
    identified(kiosk, visit, site);
    kiosk.tap(tap, 'NEXT', 'PAPER');
    expect(kiosk.sent.at(-1)?.body).toMatchObject({ paper, on: 'paper' });
  });
});
