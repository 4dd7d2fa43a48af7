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
  notice,
  offline,
  otherVisitId,
  printed,
  printing,
  reading,
  refused,
  visitId,
  withCode,
} from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

const identified = (visit: Visit = deciding()): void => {
  kiosk.show(at(choosing()));
  kiosk.tap('YES');
  kiosk.show(at(visit));
};

const explained = (): void => {
  identified();
  kiosk.tap('NEXT', 'NEXT', 'NEXT');
};

const reviewed = (): void => {
  explained();
  kiosk.tap('YES', 'YES', 'NO');
};

describe('a visit that goes well', () => {
  test('goes from the card to the ticket, one screen at a time', () => {
    const seen: ScreenName[] = [kiosk.screen()];
    const note = (act: () => void): void => {
      act();
      seen.push(kiosk.screen());
    };
    note(() => kiosk.tap('START'));
    note(() => kiosk.show(at(reading)));
    note(() => kiosk.show(at(choosing())));
    note(() => kiosk.tap('YES'));
    note(() => kiosk.show(at(checking)));
    note(() => kiosk.show(at(deciding())));
    for (const tap of ['NEXT', 'NEXT', 'NEXT', 'YES', 'YES', 'NO', 'CONFIRM'] as const) {
      note(() => kiosk.tap(tap));
    }
    note(() => kiosk.show(at(creating)));
    note(() => kiosk.show(at(printing)));
    note(() => kiosk.show(at(finished('created', printed))));
    note(() => kiosk.tap('DONE'));
    note(() => kiosk.show(idle));
    note(() => kiosk.pass(8));
    expect(seen).toEqual([
      ...['welcome', 'insertCard', 'reading', 'isItYou', 'checking', 'checking'],
      ...['explainWhat', 'explainWho', 'explainNever', 'decide', 'emergencyChoice', 'samuChoice'],
      ...['review', 'creating', 'creating', 'printing', 'done', 'takeCard', 'thanks', 'welcome'],
    ]);
  });

  test('sends the identity, then the consent with what was read and answered, then the end', () => {
    reviewed();
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(finished('created', printed)));
    kiosk.tap('DONE');
    expect(kiosk.sent).toEqual([
      { name: 'holder', body: { visitId, index: 0 } },
      {
        name: 'consent',
        body: {
          visitId,
          consent: { notice, language: 'fr', breakGlassConsent: true, emergencyCallConsent: false },
        },
      },
      { name: 'end', body: { visitId } },
    ]);
  });

  test('starts as well with the card put straight into the slot', () => {
    kiosk.show(at(reading));
    expect(kiosk.screen()).toBe('reading');
  });
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
    identified(visit);
    expect(kiosk.screen()).toBe(screen);
  });

  test('a record that is already there after the yes is told as such', () => {
    kiosk.show(at(finished('already-exists')));
    expect(kiosk.screen()).toBe('alreadyOpen');
  });

  test('another opening that came first, found while creating, is told without a new question', () => {
    reviewed();
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(deciding('requested')));
    expect(kiosk.screen()).toBe('requested');
  });
});

describe('the service does not answer', () => {
  test('trying again asks the same question again, once for each try', async () => {
    identified(offline);
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
    reviewed();
    kiosk.tap('CONFIRM');
    kiosk.show(at(creating), at(offline), at(checking), at(deciding()));
    expect(kiosk.screen()).toBe('explainWhat');
    expect(kiosk.context()).toMatchObject({ breakGlassConsent: null, emergencyCallConsent: null });
  });
});

describe('the decision', () => {
  test('a second tap on the last yes has no effect: one consent is sent', () => {
    reviewed();
    kiosk.doubleTap('CONFIRM');
    expect(kiosk.sent.filter(({ name }) => name === 'consent')).toHaveLength(1);
  });

  test('a trembling tap on the first yes does not answer the question that follows', () => {
    explained();
    kiosk.doubleTap('YES');
    expect(kiosk.screen()).toBe('emergencyChoice');
    expect(kiosk.context().breakGlassConsent).toBeNull();
  });

  test('nothing is sent before the choices were reviewed', () => {
    reviewed();
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder']);
  });

  test('each choice can be changed, and the changed one is sent', () => {
    reviewed();
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
      identified();
      kiosk.tap(...Array.from({ length: steps }, () => 'NEXT' as const), 'NO');
      expect(kiosk.screen()).toBe('refusing');
      expect(kiosk.sent.at(-1)).toEqual({ name: 'refusal', body: { visitId, notice } });
      kiosk.show(at(refused));
      expect(kiosk.screen()).toBe('refused');
    },
  );

  test('a no at the review is a no like any other', () => {
    reviewed();
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('a refusal that could not be counted is not turned into anything else', async () => {
    identified();
    kiosk.tap('NO');
    await kiosk.answer('internal');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('"later" sends no answer, and one may still come back to the question', () => {
    explained();
    kiosk.tap('LATER');
    expect(kiosk.screen()).toBe('later');
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe('decide');
    kiosk.tap('LATER', 'DONE');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder', 'end']);
  });

  test('every step has its way back', () => {
    reviewed();
    const back = ['samuChoice', 'emergencyChoice', 'decide', 'explainNever', 'explainWho', 'explainWhat'];
    for (const screen of back) {
      kiosk.tap('BACK');
      expect(kiosk.screen()).toBe(screen);
    }
  });

  test('a lost answer is called lost; asking again repeats the very same request', async () => {
    reviewed();
    kiosk.tap('CONFIRM');
    await kiosk.answer('unanswered');
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.tap('RETRY');
    const consents = kiosk.sent.filter(({ name }) => name === 'consent');
    expect(consents).toHaveLength(2);
    expect(consents[0]).toEqual(consents[1]);
  });

  test('the consent is given up after its deadline, and a truth that comes late still wins', () => {
    reviewed();
    kiosk.tap('CONFIRM');
    kiosk.pass(89);
    expect(kiosk.screen()).toBe('creating');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('unanswered');
    kiosk.show(at(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
  });
});

describe('how it ended', () => {
  const missing = { ticket: 'not-printed', printer: 'paper-out' } as const;
  const doubtful = { ticket: 'unknown', printer: 'mute' } as const;

  test.each<[Visit, ScreenName]>([
    [finished('created', printed), 'done'],
    [finished('created', missing), 'ticketMissing'],
    [finished('created', doubtful), 'ticketDoubtful'],
    [finished('created'), 'ticketMissing'],
    [finished('pending', printed), 'pending'],
    [finished('pending', missing), 'ticketMissing'],
    [finished('already-exists'), 'alreadyOpen'],
    [finished('refused'), 'refusedByService'],
    [finished('unknown'), 'unknownOutcome'],
  ])('%j shows %s', (visit, screen) => {
    kiosk.show(at(visit));
    expect(kiosk.screen()).toBe(screen);
  });

  test('the code is shown only when it is asked for, and hidden when that is asked', () => {
    kiosk.show(at(finished('created', withCode)));
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.tap('SHOW_CODE');
    expect(kiosk.screen()).toBe('codeShown');
    kiosk.tap('HIDE_CODE');
    expect(kiosk.screen()).toBe('ticketMissing');
  });

  test('a code that the agent takes back, or a ticket that came out after all, leaves the screen', () => {
    kiosk.show(at(finished('created', withCode)));
    kiosk.tap('SHOW_CODE');
    kiosk.show(at(finished('created', missing)));
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.tap('SHOW_CODE');
    expect(kiosk.screen()).toBe('ticketMissing');
    kiosk.show(at(finished('created', withCode)));
    kiosk.tap('SHOW_CODE');
    kiosk.show(at(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
  });

  test('a second ticket is not asked for while the first request waits for its answer', async () => {
    kiosk.show(at(finished('created', missing)));
    kiosk.tap('PRINT_AGAIN', 'PRINT_AGAIN');
    expect(kiosk.sent).toHaveLength(1);
    await kiosk.answer('wrong-stage');
    kiosk.tap('PRINT_AGAIN');
    expect(kiosk.sent).toHaveLength(2);
  });

  test('a ticket is printed again once for each request, until it is out', () => {
    kiosk.show(at(finished('created', missing)));
    kiosk.doubleTap('PRINT_AGAIN');
    expect(kiosk.sent).toEqual([{ name: 'ticket', body: { visitId } }]);
    kiosk.show(at(printing), at(finished('created', doubtful)), at(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
  });
});

describe('mes-2022', () => {
  const linked = deciding('none', true);
  const site: Partial<AgentState> = { kiosk: { siteName: 'CPAM', regime: 'mes-2022' } };

  test.each([
    ['a site under mes-2022', at(deciding(), site)],
    ['a record linked to Mon espace santé', at(linked)],
    ['a site whose regime is not known', at(deciding(), { kiosk: null })],
  ])('%s: both answers only inform, and nothing is sent', (_, state) => {
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    kiosk.show(state);
    kiosk.tap('NEXT', 'NEXT', 'NEXT');
    expect(kiosk.screen()).toBe('informedAsk');
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('informedActivate');
    kiosk.tap('BACK', 'NO');
    expect(kiosk.screen()).toBe('informedOppose');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder']);
  });

  test('refusing while it is explained shows how to oppose', () => {
    identified(linked);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('informedOppose');
  });
});

describe('the card is pulled out', () => {
  const out = (visit: Visit = { stage: 'none' }): AgentState => ({ ...idle, visit });

  test.each<[string, () => void, ScreenName]>([
    ['while it is read', () => kiosk.show(at(reading)), 'cardGone'],
    ['at the names', () => kiosk.show(at(choosing(family(3)))), 'cardGone'],
    ['at "is it you"', () => kiosk.show(at(choosing())), 'cardGone'],
    ['while it is checked', () => kiosk.show(at(checking)), 'cardGone'],
    ['while the service is away', () => kiosk.show(at(offline)), 'cardGone'],
    ['at the explanation', () => identified(), 'cardGone'],
    ['at the question', () => explained(), 'cardGone'],
    ['at the review', () => reviewed(), 'cardGone'],
    [
      'when it is the wrong card',
      () => kiosk.show(at({ stage: 'card-problem', visitId, problem: 'mute' })),
      'insertCard',
    ],
    [
      'when nothing is possible',
      () => kiosk.show(at({ stage: 'not-possible', visitId, reason: 'minor' })),
      'thanks',
    ],
    ['when a record is there already', () => identified(deciding('open')), 'thanks'],
    ['after the refusal', () => kiosk.show(at(refused)), 'thanks'],
    ['after the ticket', () => kiosk.show(at(finished('created', printed))), 'thanks'],
    ['when asked for', () => [kiosk.show(at(refused)), kiosk.tap('DONE')], 'thanks'],
  ])('%s', (_, arrive, screen) => {
    arrive();
    kiosk.show(out());
    expect(kiosk.screen()).toBe(screen);
  });

  test('hides what is personal at once, even before the agent has wiped the visit', () => {
    identified();
    kiosk.show(out(deciding()));
    expect(kiosk.screen()).toBe('cardGone');
    kiosk.pass(9);
    expect(kiosk.screen()).toBe('welcome');
  });

  test('after the yes, the opening goes on and the screen shows how it ends', () => {
    reviewed();
    kiosk.tap('CONFIRM');
    kiosk.show(out(creating));
    expect(kiosk.screen()).toBe('creating');
    kiosk.show(out(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
    kiosk.tap('DONE');
    expect(kiosk.screen()).toBe('thanks');
  });

  test('after the yes, a visit that is over says that the request has left', () => {
    reviewed();
    kiosk.tap('CONFIRM');
    kiosk.show(out());
    expect(kiosk.screen()).toBe('cardGoneAfterRequest');
  });

  test('under an interruption, the interruption goes with the card', () => {
    identified();
    kiosk.tap('HELP');
    kiosk.show(out());
    expect(kiosk.screen()).toBe('cardGone');
  });

  test('and another put in at once: nothing of the first is left', () => {
    reviewed();
    kiosk.show(at({ ...choosing(), visitId: otherVisitId } as Visit));
    expect(kiosk.screen()).toBe('isItYou');
    expect(kiosk.context()).toMatchObject({
      visitId: otherVisitId,
      confirmed: false,
      breakGlassConsent: null,
      emergencyCallConsent: null,
    });
  });

  test('a card left in after the visit is asked for, and again after eight seconds', () => {
    kiosk.show(at(refused));
    kiosk.tap('DONE');
    kiosk.show(at({ stage: 'none' }));
    expect(kiosk.screen()).toBe('takeCard');
    kiosk.pass(8);
    expect(kiosk.screen()).toBe('cardForgotten');
    kiosk.pass(600);
    expect(kiosk.screen()).toBe('cardForgotten');
  });

  test('a card found in the slot without a visit is asked for', () => {
    kiosk.show(at({ stage: 'none' }));
    expect(kiosk.screen()).toBe('reading');
    kiosk.pass(3);
    expect(kiosk.screen()).toBe('takeCard');
  });
});

describe('leaving', () => {
  test('is asked twice, and ends the visit', () => {
    reviewed();
    kiosk.tap('QUIT');
    expect(kiosk.screen()).toBe('quitConfirm');
    kiosk.tap('QUIT_NO');
    expect(kiosk.screen()).toBe('review');
    kiosk.tap('QUIT', 'QUIT_YES');
    expect(kiosk.screen()).toBe('takeCard');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'end', body: { visitId } });
  });

  test('an ended visit does not come back while the agent still carries it out', () => {
    kiosk.show(at(creating));
    kiosk.tap('QUIT', 'QUIT_YES');
    kiosk.show(at(printing), at(finished('created', printed)));
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('while the yes is on its way, does not cut the consent short', () => {
    reviewed();
    kiosk.tap('CONFIRM', 'QUIT', 'QUIT_YES');
    expect(kiosk.sent.map(({ name }) => name)).toEqual(['holder', 'consent', 'end']);
    expect(kiosk.screen()).toBe('takeCard');
  });

  test('cannot be confirmed by somebody who was not asked', () => {
    identified();
    kiosk.tap('QUIT_YES');
    expect(kiosk.screen()).toBe('explainWhat');
  });
});

describe('somebody or nobody', () => {
  test('after a minute without a touch the kiosk asks, after another it ends the visit', () => {
    identified();
    kiosk.pass(59);
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.pass(59);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('takeCard');
    expect(kiosk.sent.at(-1)?.name).toBe('end');
  });

  test('every touch gives another minute, as often as needed, and changes nothing', () => {
    explained();
    for (let time = 0; time < 30; time += 1) {
      kiosk.pass(61);
      expect(kiosk.screen()).toBe('idleWarning');
      kiosk.touch();
      expect(kiosk.screen()).toBe('decide');
    }
  });

  test('the touch that says "I am here" is not also an answer', () => {
    explained();
    kiosk.pass(61);
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('decide');
  });

  test.each([
    ['the card is read', () => kiosk.show(at(reading))],
    ['the record is looked for', () => kiosk.show(at(checking))],
    ['the record is opened', () => kiosk.show(at(creating))],
  ])('nobody is asked while %s', (_, arrive) => {
    arrive();
    const screen = kiosk.screen();
    kiosk.pass(180);
    expect(kiosk.screen()).toBe(screen);
  });

  test('the minute begins anew when the machine has the next thing to say', () => {
    kiosk.show(at(creating));
    kiosk.pass(59);
    kiosk.show(at(finished('created', printed)));
    kiosk.pass(59);
    expect(kiosk.screen()).toBe('done');
  });

  test('a printer that changes state is no sign of life', () => {
    identified();
    kiosk.pass(59);
    kiosk.show(at(deciding(), { printer: 'near-end' }));
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('a kiosk waiting for a card goes back to its welcome after a minute', () => {
    kiosk.tap('START');
    kiosk.pass(61);
    expect(kiosk.screen()).toBe('welcome');
  });

  test('help stays for two minutes, then asks who is there', () => {
    identified();
    kiosk.tap('HELP');
    expect(kiosk.screen()).toBe('help');
    kiosk.pass(120);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('help leaves the journey where it was, with its call in flight', async () => {
    reviewed();
    kiosk.tap('CONFIRM', 'HELP', 'CANCEL');
    expect(kiosk.sent.filter(({ name }) => name === 'consent')).toHaveLength(1);
    await kiosk.answer();
    kiosk.show(at(creating));
    expect(kiosk.screen()).toBe('creating');
  });

  test('nothing under an interruption can be answered', () => {
    explained();
    kiosk.tap('HELP', 'YES', 'NO');
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('decide');
  });

  test('the agent hears of a presence at most every five seconds, and only during a visit', () => {
    kiosk.touch();
    kiosk.show(at(choosing()));
    for (let second = 0; second < 20; second += 1) {
      kiosk.touch();
      kiosk.pass(1);
    }
    expect(kiosk.presences.length).toBeGreaterThan(1);
    const pauses = kiosk.presences.slice(1).map((time, index) => time - (kiosk.presences[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(5_000);
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
