/** The five explanations and the two questions: told before anything is asked, and a no is one tap away everywhere. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { at, calling, deciding, noAssistance, notice, refused, visitId } from '../states.ts';
import { type Kiosk, named, restingKiosk, settled, type Tap } from './kiosk.ts';
import { explained, further, identified, toStaff, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const withCall = (state: 'waiting' | 'taken' | 'unheard') =>
  at(deciding(), { assistance: calling('explanation', state) });
const explainedByStaff = at(deciding(), { assistance: { ...noAssistance, explained: true } });

describe('the five explanations', () => {
  test('come one after the other, each with a second layer aside', () => {
    identified(kiosk);
    const seen: ScreenName[] = [];
    for (const way of ['NEXT', 'MORE', 'NEXT', 'MORE', 'NEXT'] as const) {
      seen.push(kiosk.screen());
      if (way === 'MORE') kiosk.tap('MORE', 'BACK');
      kiosk.tap('NEXT');
    }
    expect(seen).toEqual(['explainWhat', 'explainWho', 'explainNever', 'explainYours', 'explainEmergency']);
    expect(kiosk.screen()).toBe('quizInsurer');
  });

  test.each(['What', 'Who', 'Never', 'Yours', 'Emergency'].map((idea, steps) => ({ idea, steps })))(
    'the second layer of $idea lies behind its first, and leads back to it',
    ({ idea, steps }) => {
      identified(kiosk);
      kiosk.tap(...further(steps), 'MORE');
      expect(kiosk.screen()).toBe(`more${idea}`);
      kiosk.tap('BACK');
      expect(kiosk.screen()).toBe(`explain${idea}`);
    },
  );

  test('a no is one touch away from a second layer too', () => {
    identified(kiosk);
    kiosk.tap('NEXT', 'MORE', 'NO');
    expect(kiosk.screen()).toBe('refusing');
  });

  test('no screen of them leads to the decision, whatever is touched', () => {
    identified(kiosk);
    for (let idea = 0; idea < 5; idea += 1) {
      kiosk.tap('YES', 'CONFIRM', 'LATER', 'QUIZ_YES', 'QUIZ_NO', 'REOPEN');
      kiosk.tap('NEXT');
    }
    expect(kiosk.screen()).toBe('quizInsurer');
    kiosk.tap('YES', 'CONFIRM', 'NEXT', 'LATER');
    expect(kiosk.screen()).toBe('quizInsurer');
  });
});

describe('a no', () => {
  const ideas = [0, 1, 2, 3, 4].flatMap((steps): [ScreenName, Tap[]][] => {
    const idea = ['What', 'Who', 'Never', 'Yours', 'Emergency'][steps];
    return [
      [`explain${idea}` as ScreenName, further(steps)],
      [`more${idea}` as ScreenName, [...further(steps), 'MORE']],
    ];
  });

  test.each<[ScreenName, Tap[]]>([
    ...ideas,
    ['quizInsurer', further(5)],
    ['fixInsurer', [...further(5), 'QUIZ_YES']],
    ['quizClose', [...further(5), 'QUIZ_NO']],
    ['fixClose', [...further(5), 'QUIZ_NO', 'QUIZ_NO']],
    ['staffExplain', [...further(5), 'QUIZ_YES', 'NEXT', 'QUIZ_YES']],
  ])('is one tap away on %s, and is noted once the agent says so', async (screen, taps) => {
    identified(kiosk);
    kiosk.tap(...taps);
    await settled();
    expect(kiosk.screen()).toBe(screen);
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('refusing');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'refusal', body: { visitId, notice } });
    kiosk.show(at(refused));
    expect(kiosk.screen()).toBe('refused');
  });
});

describe('the two questions', () => {
  test('both right: the decision', () => {
    explained(kiosk);
    kiosk.tap('QUIZ_NO');
    expect(kiosk.screen()).toBe('quizClose');
    expect(kiosk.context().understood).toBe(false);
    kiosk.tap('QUIZ_YES');
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context().understood).toBe('quiz');
  });

  test.each([
    ['quizInsurer', [], 'QUIZ_YES', 'fixInsurer'],
    ['quizInsurer', [], 'QUIZ_UNKNOWN', 'fixInsurer'],
    ['quizClose', ['QUIZ_NO'], 'QUIZ_NO', 'fixClose'],
    ['quizClose', ['QUIZ_NO'], 'QUIZ_UNKNOWN', 'fixClose'],
  ] as const)(
    '%s %j: after %s the answer is explained, and the same question comes again',
    (quiz, on, miss, fix) => {
      explained(kiosk);
      kiosk.tap(...on, miss);
      expect(kiosk.screen()).toBe(fix);
      kiosk.tap('NEXT');
      expect(kiosk.screen()).toBe(quiz);
      expect(named(kiosk.orders)).toEqual([]);
    },
  );

  test.each([
    ['insurer', [], 'QUIZ_YES', 'QUIZ_UNKNOWN'],
    ['insurer', [], 'QUIZ_UNKNOWN', 'QUIZ_YES'],
    ['close', ['QUIZ_NO'], 'QUIZ_NO', 'QUIZ_NO'],
  ] as const)('%s: the second miss calls a person who explains, once', async (_, on, first, second) => {
    explained(kiosk);
    kiosk.tap(...on, first, 'NEXT', second);
    await settled();
    expect(kiosk.screen()).toBe('staffExplain');
    expect(kiosk.orders).toEqual([{ name: 'call', body: { kind: 'explanation', visitId } }]);
  });

  test('one miss in each is explained twice, and calls nobody', () => {
    explained(kiosk);
    kiosk.tap('QUIZ_YES', 'NEXT', 'QUIZ_NO', 'QUIZ_UNKNOWN', 'NEXT', 'QUIZ_YES');
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.orders).toEqual([]);
  });

  test('answered right, they do not send away whoever was called for help', async () => {
    explained(kiosk);
    kiosk.tap('HELP', 'NEXT');
    kiosk.show(at(deciding(), { assistance: calling('help') }));
    kiosk.tap('QUIZ_NO', 'QUIZ_YES');
    await settled();
    expect(kiosk.screen()).toBe('decide');
    expect(named(kiosk.orders)).toEqual(['call']);
  });

  test('a trembling tap on one does not answer the other', () => {
    explained(kiosk);
    kiosk.doubleTap('QUIZ_NO');
    expect(kiosk.screen()).toBe('quizClose');
  });

  test('whoever goes back to read is explained anew, and may miss as often as at first', () => {
    explained(kiosk);
    kiosk.tap('QUIZ_YES', 'NEXT', 'BACK');
    expect(kiosk.screen()).toBe('explainEmergency');
  });

  test('answered once, they are not asked again on the way back', () => {
    understood(kiosk);
    kiosk.tap('BACK');
    expect(kiosk.screen()).toBe('explainEmergency');
    kiosk.tap('NEXT');
    expect(kiosk.screen()).toBe('decide');
  });
});

describe('a person explains', () => {
  beforeEach(async () => {
    toStaff(kiosk);
    await settled();
  });

  test('and says so: the question comes next, and its answer is still the patient’s', () => {
    kiosk.show(withCall('taken'));
    expect(kiosk.screen()).toBe('staffExplain');
    kiosk.show(explainedByStaff);
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context().understood).toBe('staff');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test.each(['waiting', 'taken'] as const)(
    'or does not: a call that was only ended (%s) opens nothing, and we explain again',
    (state) => {
      kiosk.show(withCall(state));
      kiosk.show(at(deciding()));
      expect(kiosk.screen()).toBe('explainWhat');
      kiosk.tap('YES', 'CONFIRM', 'QUIZ_NO', 'QUIZ_YES');
      expect(kiosk.screen()).toBe('explainWhat');
      expect(kiosk.context()).toMatchObject({ understood: false, quizMisses: { insurer: 0, close: 0 } });
    },
  );

  test('a tap in the wake of the end of their call answers nothing', () => {
    kiosk.show(withCall('taken'));
    kiosk.stream({ type: 'AGENT_STATE', state: at(deciding()) });
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('explainWhat');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('a tap in the wake of their word is not an answer to the question', () => {
    kiosk.show(withCall('taken'));
    kiosk.stream({ type: 'AGENT_STATE', state: explainedByStaff });
    kiosk.tap('NO');
    expect(kiosk.screen()).toBe('decide');
  });

  /** Whoever waits touches the screen now and then. */
  const waitTwoMinutes = (): void => {
    for (let part = 0; part < 3; part += 1) {
      kiosk.pass(40);
      kiosk.touch();
    }
  };

  test('nobody free: it is said after two minutes, and again each time that somebody was called again', () => {
    kiosk.show(withCall('waiting'));
    waitTwoMinutes();
    expect(kiosk.screen()).toBe('helpNoAnswer');
    kiosk.tap('NEXT');
    expect(kiosk.screen()).toBe('staffExplain');
    waitTwoMinutes();
    expect(kiosk.screen()).toBe('helpNoAnswer');
    kiosk.tap('RETRY', 'NEXT');
    expect(kiosk.screen()).toBe('staffExplain');
    waitTwoMinutes();
    expect(kiosk.screen()).toBe('helpNoAnswer');
  });

  test('called again on the screen itself, somebody is given two whole minutes', async () => {
    kiosk.show(withCall('unheard'));
    kiosk.pass(50);
    kiosk.touch();
    kiosk.pass(50);
    kiosk.tap('RETRY');
    await settled();
    expect(named(kiosk.orders)).toEqual(['call', 'call']);
    kiosk.pass(50);
    kiosk.touch();
    kiosk.pass(50);
    expect(kiosk.screen()).toBe('staffExplain');
    kiosk.touch();
    kiosk.pass(20);
    expect(kiosk.screen()).toBe('helpNoAnswer');
  });

  const withdrawn = { name: 'withdraw', body: { kind: 'explanation', visitId } };

  test('one may rather read again and answer both questions oneself: then nobody comes to explain', async () => {
    kiosk.show(withCall('waiting'));
    kiosk.tap('BACK');
    await settled();
    expect(kiosk.screen()).toBe('explainWhat');
    expect(kiosk.orders.at(-1)).toEqual(withdrawn);
    kiosk.show(at(deciding()));
    kiosk.tap(...further(5), 'QUIZ_YES', 'NEXT', 'QUIZ_NO', 'QUIZ_YES');
    await settled();
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context().understood).toBe('quiz');
    expect(named(kiosk.orders)).toEqual(['call', 'withdraw']);
  });

  test('whoever misses both again after reading again is explained to by a person, called anew', async () => {
    kiosk.show(withCall('waiting'));
    kiosk.tap('BACK');
    kiosk.show(at(deciding()));
    kiosk.tap(...further(5), 'QUIZ_YES', 'NEXT', 'QUIZ_YES');
    await settled();
    expect(kiosk.screen()).toBe('staffExplain');
    expect(named(kiosk.orders)).toEqual(['call', 'withdraw', 'call']);
  });

  test('read again with somebody who is there: they may still say that they explained', async () => {
    kiosk.show(withCall('taken'));
    kiosk.tap('BACK', 'NEXT');
    await settled();
    expect(kiosk.screen()).toBe('explainWho');
    expect(named(kiosk.orders)).toEqual(['call']);
    kiosk.show(explainedByStaff);
    expect(kiosk.screen()).toBe('explainWho');
    kiosk.tap(...further(4));
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.context().understood).toBe('staff');
  });

  test.each(['waiting', 'taken'] as const)(
    'a no while the call is %s: nobody explains any more',
    async (state) => {
      kiosk.show(withCall(state));
      kiosk.tap('NO');
      await settled();
      expect(kiosk.screen()).toBe('refusing');
      expect(kiosk.orders.at(-1)).toEqual(withdrawn);
    },
  );

  test('a no before the agent has told of the call takes it back too', async () => {
    kiosk = await restingKiosk({ orders: 'never' });
    toStaff(kiosk);
    kiosk.tap('NO');
    kiosk.pass(5);
    await settled();
    expect(named(kiosk.orders)).toEqual(['call', 'withdraw']);
  });

  test('one may take a number to the counter', async () => {
    kiosk.tap('HAND_OVER');
    await settled();
    expect(kiosk.screen()).toBe('handOver');
    expect(kiosk.orders.at(-1)).toEqual({ name: 'hand-over', body: { visitId, reason: 'explanation' } });
  });

  test('the word of a person for this visit opens no other one', () => {
    kiosk.show(explainedByStaff);
    kiosk.tap('QUIT', 'QUIT_YES');
    expect(kiosk.context().understood).toBe(false);
  });
});
