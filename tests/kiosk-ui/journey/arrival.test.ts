/** Before anybody is known: the card, no card, and what is read without deciding. */
import type { CardProblem } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { at, choosing, idle, jeanne, reading, visitId } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';
import { further } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

describe('the card', () => {
  test('put straight into the slot begins the visit, without any touch', () => {
    kiosk.show(at(reading));
    expect(kiosk.screen()).toBe('reading');
  });

  test.each<CardProblem>([
    ...([
      'unreadable',
      'mute',
      'vitale-1',
      'professional-card',
      'not-vitale',
      'no-holder',
      'test-card',
    ] as const),
  ])('that is %s says so, and asks nothing', (problem) => {
    kiosk.show(at(reading), at({ stage: 'card-problem', visitId, problem }));
    kiosk.tap('YES', 'NEXT');
    expect(kiosk.screen()).toBe('cardProblem');
    expect(kiosk.sent).toEqual([]);
  });

  test('that cannot be read leads to the counter with a number', async () => {
    kiosk.show(at({ stage: 'card-problem', visitId, problem: 'unreadable' }));
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.screen()).toBe('handOver');
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason: 'card-unreadable' } }]);
  });

  test('that was put in the wrong way is taken out and tried again', () => {
    kiosk.show(at({ stage: 'card-problem', visitId, problem: 'mute' }), idle);
    expect(kiosk.screen()).toBe('insertCard');
    kiosk.show(at(reading));
    expect(kiosk.screen()).toBe('reading');
  });

  test('found in the slot without a visit is asked for', () => {
    kiosk.show(at({ stage: 'none' }));
    expect(kiosk.screen()).toBe('reading');
    kiosk.pass(3);
    expect(kiosk.screen()).toBe('takeCard');
  });
});

describe('without a card', () => {
  const toInformation = (): void => kiosk.tap('START', 'NO_CARD', 'INFORMATION');

  test('the five explanations can be read, with their second layers, and nothing is asked', () => {
    toInformation();
    for (const idea of ['What', 'Who', 'Never', 'Yours', 'Emergency']) {
      expect(kiosk.screen()).toBe(`explain${idea}`);
      kiosk.tap('MORE');
      expect(kiosk.screen()).toBe(`more${idea}`);
      // No answer is taken from whoever only reads.
      kiosk.tap('NO', 'YES', 'BACK');
      expect(kiosk.screen()).toBe(`explain${idea}`);
      kiosk.tap('NEXT');
    }
    expect(kiosk.screen()).toBe('informationEnd');
    expect([kiosk.sent, kiosk.orders]).toEqual([[], []]);
  });

  test('every step has its way back, and a page that was read is wiped before the welcome', () => {
    toInformation();
    kiosk.tap(...further(5));
    const back = ['explainEmergency', 'explainYours', 'explainNever', 'explainWho', 'explainWhat'];
    for (const screen of [...back, 'noCard', 'insertCard', 'wiping']) {
      kiosk.tap('BACK');
      expect(kiosk.screen()).toBe(screen);
    }
  });

  test('the sheet of the information is nobody’s', () => {
    toInformation();
    kiosk.tap(...further(6), 'PAPER');
    expect(kiosk.sent).toEqual([
      { name: 'paper', body: { visitId: null, paper: 'information', on: 'paper', language: 'fr' } },
    ]);
    kiosk.show({ ...idle, paper: { state: 'printed' } });
    expect(kiosk.screen()).toBe('wiping');
  });

  test('a card that comes meanwhile begins its visit', () => {
    toInformation();
    kiosk.tap('NEXT');
    kiosk.show(at(reading), at(choosing([jeanne])));
    expect(kiosk.screen()).toBe('isItYou');
  });

  test('whoever stops reading leaves a page that is wiped', async () => {
    toInformation();
    kiosk.tap('QUIT', 'QUIT_YES');

    await settled();
    expect(kiosk.screen()).toBe('thanks');
    expect(named(kiosk.sent)).toEqual([]);
  });

  test.each([
    ['waiting for a card', ['START']],
    ['without a card', ['START', 'NO_CARD']],
    ['reading', ['START', 'NO_CARD', 'INFORMATION', 'NEXT', 'MORE']],
    ['at the sheet', ['START', 'NO_CARD', 'INFORMATION', ...further(6)]],
  ] as const)('nobody %s: after a minute it is asked, after another the page is wiped', async (_, taps) => {
    kiosk.tap(...taps);
    kiosk.pass(60);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.pass(60);
    await settled();
    expect(kiosk.screen()).toBe('thanks');
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('welcome');
  });
});

describe('out of service', () => {
  test.each(['no-reader', 'server-unreachable', 'kiosk-unknown', 'maintenance'] as const)(
    '%s is said at the welcome, and goes',
    (reason) => {
      kiosk.show({ ...idle, outOfService: reason });
      expect(kiosk.screen()).toBe('outOfService');
      kiosk.show(idle);
      expect(kiosk.screen()).toBe('welcome');
    },
  );

  test('does not interrupt somebody who is being served', () => {
    kiosk.show(at(choosing([jeanne]), { outOfService: 'server-unreachable' }));
    expect(kiosk.screen()).toBe('isItYou');
  });

  test('a card that is in comes back first', async () => {
    kiosk.show(at({ stage: 'none' }, { outOfService: 'server-unreachable' }));
    kiosk.pass(3);
    expect(kiosk.screen()).toBe('takeCard');
    kiosk.show({ ...idle, outOfService: 'server-unreachable' });
    await settled();
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('outOfService');
  });
});
