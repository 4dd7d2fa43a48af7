import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import {
  at,
  checking,
  choosing,
  creating,
  deciding,
  family,
  finished,
  idle,
  jeanne,
  offline,
  printed,
  printing,
  refused,
  visitId,
} from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

describe('who is there', () => {
  test('a card with several holders asks for whom, and the one touched is asked for', () => {
    kiosk.show(at(choosing(family(4))));
    expect(kiosk.screen()).toBe('whichPerson');
    kiosk.tap({ type: 'PICK', index: 2 });
    expect(kiosk.screen()).toBe('isItYou');
    kiosk.tap('YES');
    expect(kiosk.sent).toEqual([{ name: 'holder', body: { visitId, index: 2 } }]);
  });

  test('"not me" on such a card goes back to the names', () => {
    kiosk.show(at(choosing(family(4))));
    kiosk.tap({ type: 'PICK', index: 2 }, 'NO');
    expect(kiosk.screen()).toBe('whichPerson');
    expect(kiosk.context().picked).toBeNull();
  });

  test('nineteen holders take four pages, and no page is passed at either end', () => {
    kiosk.show(at(choosing(family(19))));
    kiosk.tap('PAGE_BACK');
    expect(kiosk.context().holdersPage).toBe(0);
    kiosk.tap('PAGE_NEXT', 'PAGE_NEXT', 'PAGE_NEXT', 'PAGE_NEXT');
    expect(kiosk.context().holdersPage).toBe(3);
    kiosk.tap('PAGE_BACK');
    expect(kiosk.context().holdersPage).toBe(2);
  });

  test('"not me" on a card with one holder says that they must come, and sends nothing', () => {
    kiosk.show(at(choosing()));
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('notYou');
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe('isItYou');
    expect(kiosk.sent).toEqual([]);
  });
});

describe('what the agent says of the record', () => {
  test.each<[Visit, ScreenName]>([
    [deciding('none'), 'explainWhat'],
    [deciding('open'), 'alreadyOpen'],
    [deciding('closed'), 'wasClosed'],
    [deciding('requested'), 'requested'],
    [deciding('barred'), 'notPossible'],
    [{ stage: 'not-possible', visitId, reason: 'minor' }, 'notPossible'],
    [offline, 'offline'],
  ])('%j shows %s', (visit, screen) => {
    identified(kiosk, visit);
    expect(kiosk.screen()).toBe(screen);
  });

  test('a record that is already there after the yes is told as such', () => {
    kiosk.show(at(finished('already-exists')));
    expect(kiosk.screen()).toBe('alreadyOpen');
  });

  test('another opening that came first, found while creating, is told without a new question', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(deciding('requested')));
    expect(kiosk.screen()).toBe('requested');
  });
});

describe('the service does not answer', () => {
  test('trying again asks the same question again, once for each try', async () => {
    identified(kiosk, offline);
    await kiosk.answer();
    kiosk.doubleTap('RETRY');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder', 'holder']);
    kiosk.show(at(checking), at(deciding()));
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('a question that never reached the agent may be tried again', async () => {
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    await kiosk.answer('unanswered');
    expect(kiosk.screen()).toBe('offline');
    kiosk.tap('RETRY');
    expect(kiosk.screen()).toBe('checking');
    expect(kiosk.sent).toHaveLength(2);
  });

  test('the question about the holder is given up after its deadline', () => {
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    kiosk.pass(44);
    expect(kiosk.screen()).toBe('checking');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('offline');
  });

  test('after a failed creation the explanation and the questions start again, without any former answer', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(offline), at(checking), at(deciding()));
    expect(kiosk.screen()).toBe('explainWhat');
    expect(kiosk.context()).toMatchObject({ breakGlassConsent: null, emergencyCallConsent: null });
  });
});

describe('a page that is loaded again', () => {
  const reloaded = async (state: AgentState): Promise<void> => {
    kiosk = await startKiosk();
    kiosk.show(state);
  };

  test.each<[Visit, ScreenName]>([
    [choosing(), 'isItYou'],
    [choosing(family(3)), 'whichPerson'],
    [deciding(), 'isItYou'],
    [deciding('open'), 'isItYou'],
    [creating, 'creating'],
    [printing, 'printing'],
    [finished('created', printed), 'done'],
    [refused, 'refused'],
  ])('at %j finds %s', async (visit, screen) => {
    await reloaded(at(visit));
    expect(kiosk.screen()).toBe(screen);
  });

  test('before the consent asks again who is there, and then explains again from the start', async () => {
    await reloaded(at(deciding()));
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('explainWhat');
    expect(kiosk.sent).toEqual([]);
  });

  test('shows somebody else nothing but the way out', async () => {
    await reloaded(at(deciding()));
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('notYou');
  });
});

describe('out of service', () => {
  test.each(['no-reader', 'server-unreachable', 'kiosk-unknown', 'maintenance'] as const)(
    '%s is said at the welcome',
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

  test('a card that is in comes back first', () => {
    kiosk.show(at({ stage: 'none' }, { outOfService: 'server-unreachable' }));
    kiosk.pass(3);
    expect(kiosk.screen()).toBe('takeCard');
    kiosk.show({ ...idle, outOfService: 'server-unreachable' });
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('outOfService');
  });
});
