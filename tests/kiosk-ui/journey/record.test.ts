/** What the agent says of the record, a service that does not answer, and a page that is loaded again. */
import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import {
  at,
  calling,
  checking,
  choosing,
  closing,
  creating,
  deciding,
  family,
  finished,
  notAsked,
  notPossible,
  offline,
  papers,
  printed,
  printing,
  refused,
  visitId,
  zoe,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled, startKiosk } from './kiosk.ts';
import { further, identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

describe('what the agent says of the record', () => {
  test.each<[string, Visit, ScreenName]>([
    ['none', deciding('none'), 'explainWhat'],
    ['open', deciding('open'), 'alreadyOpen'],
    ['closed', deciding('closed'), 'wasClosed'],
    ['opposed', deciding('opposed'), 'wasOpposed'],
    ['requested', deciding('requested'), 'requested'],
    ['barred', deciding('barred'), 'notPossible'],
    ['not for this holder', notPossible('no-number'), 'notPossible'],
    ['not known', offline, 'offline'],
  ])('%s', (_, visit, screen) => {
    identified(kiosk, visit);
    expect(kiosk.screen()).toBe(screen);
  });

  test('another opening that came first, found while creating, is told without a new question', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(deciding('requested')));
    expect(kiosk.screen()).toBe('requested');
  });

  test.each(['open', 'closed', 'opposed', 'requested'] as const)('%s may be left as it is', (status) => {
    identified(kiosk, deciding(status));
    kiosk.tap('KEEP');
    expect(kiosk.screen()).toBe('takeCard');
    expect(named(kiosk.sent)).toEqual(['holder', 'end']);
  });

  test.each([
    ['no-number', notPossible('no-number')],
    ['wrong-number', notPossible('wrong-number')],
    ['birth-date-unreadable', notPossible('birth-date-unreadable')],
    ['papers-not-accepted', notPossible('papers-not-accepted')],
    ['minors-not-served', notPossible('minors-not-served')],
    ['identity-not-recognised', notPossible('identity-not-recognised')],
    ['barred', notPossible('barred')],
    ['barred', deciding('barred')],
  ] as const)('%s: the number for the counter says why', async (reason, visit) => {
    identified(kiosk, visit);
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.orders).toEqual([{ name: 'hand-over', body: { visitId, reason } }]);
  });
});

describe('the service does not answer', () => {
  test('trying again asks the same question again, once for each try', async () => {
    identified(kiosk, offline);
    await kiosk.answer();
    kiosk.doubleTap('RETRY');
    expect(kiosk.sent).toEqual([kiosk.sent[0], kiosk.sent[0]]);
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

  test('meanwhile the explanations may be read, decide nothing, and lead back', async () => {
    identified(kiosk, offline);
    await kiosk.answer();
    kiosk.tap('INFORMATION');
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.tap('NO', 'MORE', 'NO', 'BACK', ...further(5));
    expect(kiosk.screen()).toBe('informationEnd');
    kiosk.tap('RETRY');
    expect(kiosk.screen()).toBe('offline');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('whoever reads meanwhile reads on as long as nothing can be asked, and then where they may also say no', () => {
    identified(kiosk, offline);
    kiosk.tap('INFORMATION', 'NEXT');
    kiosk.show(at(offline, { printer: 'near-end' }));
    expect(kiosk.screen()).toBe('explainWho');
    kiosk.show(at(checking), at(deciding()));
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('after a failed creation the former answers are gone, and what was understood is not', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(offline));
    expect(kiosk.screen()).toBe('offline');
    kiosk.show(at(checking), at(deciding()));
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context()).toMatchObject({
      breakGlassConsent: null,
      emergencyCallConsent: null,
      decision: null,
    });
  });
});

describe('a page that is loaded again', () => {
  const reloaded = async (state: AgentState): Promise<void> => {
    kiosk = await startKiosk();
    kiosk.show(state);
  };

  test.each<[Visit, ScreenName]>([
    [choosing(), 'isItYou'],
    [choosing([{ ...zoe, index: 0 }]), 'minorRep'],
    [choosing(family(3)), 'whichPerson'],
    [papers(), 'papers'],
    [deciding(), 'isItYou'],
    [deciding('open'), 'isItYou'],
    [deciding('none', false, { actor: 'parent', holder: zoe }), 'minorRep'],
    [creating, 'creating'],
    [closing, 'closing'],
    [printing, 'printing'],
    [finished('created', notAsked), 'done'],
    [finished('created', printed), 'done'],
    [finished('closed'), 'closed'],
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

  test.each(['self', 'guardian'] as const)(
    'whose papers were seen as a guardian: only the guardian goes on, not %s',
    async (wrong) => {
      await reloaded(at(deciding('none', false, { actor: wrong === 'self' ? 'guardian' : 'self' })));
      kiosk.tap(wrong === 'self' ? 'YES' : 'AS_GUARDIAN');
      expect(kiosk.screen()).toBe('notYou');
      kiosk.tap('BACK', wrong === 'self' ? 'AS_GUARDIAN' : 'YES');
      expect(kiosk.screen()).toBe('explainWhat');
    },
  );

  test('while the service is away asks again who is there before it asks again', async () => {
    await reloaded(at(offline));
    kiosk.tap('RETRY');
    expect(kiosk.screen()).toBe('isItYou');
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('offline');
    expect(kiosk.sent).toEqual([{ name: 'holder', body: { visitId, index: 0, as: 'self' } }]);
  });

  test('with somebody at the counter still coming, knows it', async () => {
    await reloaded(at(papers(), { assistance: calling('papers', 'taken') }));
    kiosk.tap('HELP');
    expect(kiosk.screen()).toBe('help');
  });
});
