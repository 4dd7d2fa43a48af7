/** Who is there, and for whom: holders, a child, a parent, a guardian, and their papers. */
import type { Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  at,
  calling,
  checking,
  choosing,
  deciding,
  family,
  jeanne,
  notPossible,
  papers,
  visitId,
  zoe,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const asked = (index: number, as: 'self' | 'parent' | 'guardian') => ({
  name: 'holder',
  body: { visitId, index, as },
});

describe('a card with several holders', () => {
  test('asks for whom, and the one touched is asked for', () => {
    kiosk.show(at(choosing(family(4))));
    expect(kiosk.screen()).toBe('whichPerson');
    kiosk.tap({ type: 'PICK', index: 2 });
    expect(kiosk.screen()).toBe('isItYou');
    kiosk.tap('YES');
    expect(kiosk.sent).toEqual([asked(2, 'self')]);
  });

  test('"not me" goes back to the names, with nobody chosen', () => {
    kiosk.show(at(choosing(family(4))));
    kiosk.tap({ type: 'PICK', index: 2 }, 'NO');
    expect(kiosk.screen()).toBe('whichPerson');
    expect(kiosk.context().picked).toBeNull();
  });

  test('of nineteen takes four pages, and no page is passed at either end', () => {
    kiosk.show(at(choosing(family(19))));
    kiosk.tap('PAGE_BACK');
    expect(kiosk.context().holdersPage).toBe(0);
    kiosk.tap('PAGE_NEXT', 'PAGE_NEXT', 'PAGE_NEXT', 'PAGE_NEXT');
    expect(kiosk.context().holdersPage).toBe(3);
    kiosk.tap('PAGE_BACK');
    expect(kiosk.context().holdersPage).toBe(2);
  });

  test('asks for the parent of the child that was touched, and goes back to the names', () => {
    kiosk.show(at(choosing([jeanne, zoe])));
    kiosk.tap({ type: 'PICK', index: 1 });
    expect(kiosk.screen()).toBe('minorRep');
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe('whichPerson');
    kiosk.tap({ type: 'PICK', index: 1 }, 'AS_PARENT');
    expect(kiosk.sent).toEqual([asked(1, 'parent')]);
  });
});

describe('a card with one holder', () => {
  test('"not me" says that they must come, and sends nothing', () => {
    kiosk.show(at(choosing()));
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('notYou');
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe('isItYou');
    expect(kiosk.sent).toEqual([]);
  });

  test('"not me" may also lead to the counter, with a number', async () => {
    kiosk.show(at(choosing()));
    kiosk.tap('NO', 'HAND_OVER');
    await settled();
    expect(kiosk.screen()).toBe('handOver');
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason: 'not-me' } }]);
  });

  test('an adult’s guardian is asked for as such', () => {
    kiosk.show(at(choosing()));
    kiosk.tap('AS_GUARDIAN');
    expect(kiosk.sent).toEqual([asked(0, 'guardian')]);
    kiosk.show(at(papers('guardian', jeanne), { assistance: calling('papers') }));
    expect(kiosk.screen()).toBe('papers');
  });

  test('nobody is a parent of an adult', () => {
    kiosk.show(at(choosing()));
    kiosk.tap('AS_PARENT');
    expect(kiosk.screen()).toBe('isItYou');
    expect(kiosk.sent).toEqual([]);
  });

  test.each([
    ['AS_PARENT', 'parent'],
    ['AS_GUARDIAN', 'guardian'],
    // The agent knows who is a child, and says what is possible.
    ['NO', 'self'],
  ] as const)('a child’s: %s asks as %s', (tap, as) => {
    kiosk.show(at(choosing([{ ...zoe, index: 0 }])));
    expect(kiosk.screen()).toBe('minorRep');
    kiosk.tap(tap);
    expect(kiosk.sent).toEqual([asked(0, as)]);
  });

  test('a child alone is told that nothing is possible, and may go to the counter with a number', async () => {
    kiosk.show(at(choosing([{ ...zoe, index: 0 }])));
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('minorRep');
    kiosk.tap('NO');
    kiosk.show(at(notPossible('minor')));
    expect(kiosk.screen()).toBe('notPossible');
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason: 'minor' } }]);
  });
});

describe('the papers', () => {
  const waiting = (state: 'sending' | 'waiting' | 'taken' | 'unheard') =>
    at(papers(), { assistance: calling('papers', state) });

  beforeEach(() => {
    kiosk.show(at(choosing([{ ...zoe, index: 0 }])));
    kiosk.tap('AS_PARENT');
    kiosk.show(waiting('sending'));
  });

  test.each(['sending', 'waiting', 'taken', 'unheard'] as const)(
    'no touch moves them while the call is %s, nor is the counter called a second time',
    (state) => {
      kiosk.show(waiting(state));
      kiosk.tap('YES', 'NEXT', 'CONFIRM', 'NO', 'BACK', 'AS_PARENT');
      expect(kiosk.screen()).toBe('papers');
      expect(named(kiosk.sent)).toEqual(['holder']);
      expect(kiosk.orders).toEqual([]);
    },
  );

  test.each<[string, Visit, string]>([
    ['accepted: the record is looked at', { ...checking, holder: zoe } as Visit, 'checking'],
    ['not accepted: nothing is possible here', notPossible('papers-not-accepted'), 'notPossible'],
  ])('%s', (_, visit, screen) => {
    kiosk.show(at(visit));
    expect(kiosk.screen()).toBe(screen);
  });

  test('accepted, the parent is told and asked as everybody is', () => {
    kiosk.show(at(deciding('none', false, { actor: 'parent', holder: zoe })));
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('that nobody comes for: after two minutes, and again after two more, nobody is free; the call still stands', async () => {
    kiosk.show(waiting('waiting'));
    kiosk.touch();
    kiosk.pass(59);
    kiosk.touch();
    kiosk.pass(59);
    kiosk.touch();
    expect(kiosk.screen()).toBe('papers');
    kiosk.pass(3);
    expect(kiosk.screen()).toBe('helpNoAnswer');
    kiosk.tap('NEXT');
    await settled();
    expect(kiosk.screen()).toBe('papers');
    expect(kiosk.orders).toEqual([]);
    kiosk.touch();
    kiosk.pass(59);
    kiosk.touch();
    kiosk.pass(59);
    kiosk.touch();
    kiosk.pass(3);
    expect(kiosk.screen()).toBe('helpNoAnswer');
  });

  test('somebody who looks at them is never said not to come', () => {
    kiosk.show(waiting('taken'));
    for (let part = 0; part < 5; part += 1) {
      kiosk.pass(50);
      kiosk.touch();
    }
    expect(kiosk.screen()).toBe('papers');
  });

  test('whoever goes away from them ends the visit', () => {
    kiosk.tap('QUIT', 'QUIT_YES');
    expect(kiosk.screen()).toBe('takeCard');
    expect(named(kiosk.sent)).toEqual(['holder', 'end']);
  });
});
