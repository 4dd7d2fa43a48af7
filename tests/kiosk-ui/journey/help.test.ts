/** « Aide », from everywhere: somebody is called, nobody is free, the journey keeps its place and its call in flight. */
import type { AgentState, CallView } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { callProgress } from '../../../kiosk-ui/src/journey/view.ts';
import {
  at,
  calling,
  choosing,
  creating,
  deciding,
  finished,
  idle,
  notAsked,
  notPossible,
  offline,
  papers,
  refused,
  suspended,
  visitId,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled } from './kiosk.ts';
import { explained, identified, reviewed, toStaff, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const called = (state: CallView['state'], ahead = 0): AgentState =>
  at(deciding(), { assistance: calling('help', state, ahead) });
const nobodyCalled = at(deciding());

/** Whoever waits touches the screen now and then. */
function waitAndStir(seconds: number): void {
  for (let left = seconds; left > 0; left -= 40) {
    kiosk.touch();
    kiosk.pass(Math.min(40, left));
  }
}

describe('a call for help', () => {
  beforeEach(async () => {
    understood(kiosk);
    kiosk.tap('HELP');
    await settled();
  });

  test('is sent to the counter, for this visit, and is no command of it', () => {
    expect(kiosk.screen()).toBe('help');
    expect(kiosk.orders).toEqual([{ name: 'call', body: { kind: 'help', visitId } }]);
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('is on its way, waits, and is taken, as the agent says', () => {
    expect(callProgress(kiosk.context())).toBe('sending');
    for (const state of ['sending', 'waiting', 'taken', 'unheard'] as const) {
      kiosk.show(called(state, 2));
      expect(kiosk.screen()).toBe('help');
      expect(callProgress(kiosk.context())).toBe(state);
    }
  });

  test.each(['sending', 'waiting', 'unheard'] as const)(
    '%s for two minutes: nobody is free, and it is said',
    (state) => {
      kiosk.show(called(state));
      kiosk.pass(118);
      expect(kiosk.screen()).toBe('help');
      kiosk.pass(2);
      expect(kiosk.screen()).toBe('helpNoAnswer');
    },
  );

  test('that was taken is never called unanswered', () => {
    kiosk.show(called('taken'));
    waitAndStir(300);
    expect(kiosk.screen()).toBe('help');
  });

  test('that was taken, and nobody there any more: it is asked', () => {
    kiosk.show(called('taken'));
    kiosk.pass(61);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.touch();
    expect(kiosk.screen()).toBe('decide');
  });

  test('that waits does not ask whoever waits whether they are there', () => {
    kiosk.show(called('waiting'));
    kiosk.pass(110);
    expect(kiosk.screen()).toBe('help');
  });

  test('that is taken back is withdrawn at the counter, and the screen is where it was', async () => {
    kiosk.show(called('waiting'));
    kiosk.tap('CANCEL');
    await settled();
    expect(kiosk.screen()).toBe('decide');
    expect(kiosk.orders.at(-1)).toEqual({ name: 'withdraw', body: { kind: 'help', visitId } });
  });

  test('stands while the person goes on reading', async () => {
    kiosk.show(called('waiting'));
    kiosk.tap('NEXT');
    await settled();
    expect(kiosk.screen()).toBe('decide');
    expect(named(kiosk.orders)).toEqual(['call']);
  });

  test('that the counter ends gives the screen back', () => {
    kiosk.show(called('taken'));
    kiosk.show(nobodyCalled);
    expect(kiosk.screen()).toBe('decide');
  });

  test('may be repeated', async () => {
    kiosk.show(called('unheard'));
    kiosk.tap('RETRY');
    await settled();
    expect(named(kiosk.orders)).toEqual(['call', 'call']);
  });

  test('covers the question: nothing under it is answered', () => {
    kiosk.tap('YES', 'NO', 'LATER');
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('decide');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });
});

test('a call that the agent did not hear is told as such', async () => {
  kiosk = await restingKiosk({ orders: { ok: false, code: 'unanswered' } });
  identified(kiosk);
  kiosk.tap('HELP');
  await settled();
  expect(callProgress(kiosk.context())).toBe('unheard');
});

test('a call that the agent does not answer in five seconds is told as such', async () => {
  kiosk = await restingKiosk({ orders: 'never' });
  identified(kiosk);
  kiosk.tap('HELP');
  expect(callProgress(kiosk.context())).toBe('sending');
  kiosk.pass(5);
  expect(callProgress(kiosk.context())).toBe('unheard');
});

test('help that is let go while an explanation is awaited leaves the explanation', async () => {
  toStaff(kiosk);
  kiosk.show(at(deciding(), { assistance: calling('explanation', 'waiting') }));
  kiosk.tap('HELP', 'CANCEL');
  await settled();
  expect(kiosk.screen()).toBe('staffExplain');
  expect(kiosk.orders.at(-1)).toEqual({ name: 'withdraw', body: { kind: 'help', visitId } });
});

test('what was called for something else waits for its turn: no word on one matter takes the place of the other', async () => {
  kiosk = await restingKiosk({ orders: 'never' });
  explained(kiosk);
  kiosk.tap('NEXT', 'HELP', 'CANCEL', 'HELP', 'NEXT', 'QUIZ_YES', 'NEXT', 'QUIZ_YES', 'BACK');
  for (let order = 0; order < 5; order += 1) kiosk.pass(5);
  const said = kiosk.orders.map(({ name, body }) => ('kind' in body ? `${name} ${body.kind}` : name));
  expect(said).toEqual(['call help', 'call help', 'withdraw explanation']);
});

test('a call taken back before it was heard does not stay: the last word is the one that waits', async () => {
  kiosk = await restingKiosk({ orders: 'never' });
  identified(kiosk);
  kiosk.tap('HELP', 'CANCEL', 'HELP', 'CANCEL');
  for (let order = 0; order < 5; order += 1) kiosk.pass(5);
  expect(named(kiosk.orders)).toEqual(['call', 'withdraw']);
});

describe('nobody free', () => {
  beforeEach(() => {
    identified(kiosk);
    kiosk.tap('HELP');
    kiosk.show(called('waiting'));
    kiosk.pass(120);
    expect(kiosk.screen()).toBe('helpNoAnswer');
  });

  test('one may go on where one was', () => {
    kiosk.tap('NEXT');
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test.each(['RETRY', 'HELP'] as const)('%s calls again', async (tap) => {
    kiosk.tap(tap);
    await settled();
    expect(kiosk.screen()).toBe('help');
    expect(named(kiosk.orders)).toEqual(['call', 'call']);
  });

  test('one may stop there', () => {
    kiosk.tap('QUIT', 'QUIT_YES');
    expect(kiosk.screen()).toBe('takeCard');
  });

  test.each([
    ['comes after all', called('taken')],
    ['ends the call', nobodyCalled],
  ])('somebody who %s gives the screen back', (_, state) => {
    kiosk.show(state);
    expect(kiosk.screen()).toBe('explainWhat');
  });

  test('and nobody there any more: it is asked, then the visit ends', () => {
    kiosk.pass(60);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.pass(60);
    expect(kiosk.screen()).toBe('takeCard');
  });
});

describe('is one tap away', () => {
  test.each<[string, () => unknown]>([
    ['the welcome', () => undefined],
    ['a kiosk that waits for a card', () => kiosk.tap('START')],
    ['the information', () => kiosk.tap('START', 'NO_CARD', 'INFORMATION')],
    ['the names', () => kiosk.show(at(choosing()))],
    ['the papers', () => kiosk.show(at(papers()))],
    ['a service that is away', () => kiosk.show(at(offline))],
    ['nothing possible', () => kiosk.show(at(notPossible()))],
    ['a question', () => explained(kiosk)],
    ['a person who was called to explain', () => toStaff(kiosk)],
    ['the review', () => reviewed(kiosk)],
    ['the opening', () => kiosk.show(at(creating))],
    ['the end', () => kiosk.show(at(finished('created', notAsked)))],
    ['the refusal', () => kiosk.show(at(refused))],
    ['the card to take', () => [kiosk.show(at(refused)), kiosk.tap('DONE')]],
    ['a kiosk out of service', () => kiosk.show({ ...idle, outOfService: 'maintenance' })],
    ['the warning', () => [identified(kiosk), kiosk.pass(61)]],
    ['the question whether to stop', () => [identified(kiosk), kiosk.tap('QUIT')]],
    ['the card put back', () => [identified(kiosk), kiosk.show({ ...idle, visit: suspended })]],
    ['the languages', () => [identified(kiosk), kiosk.tap('LANGUAGE')]],
    ['the display', () => [identified(kiosk), kiosk.tap('DISPLAY')]],
    ['the display over the warning', () => [identified(kiosk), kiosk.tap('QUIT', 'DISPLAY')]],
  ])('from %s', async (_, arrive) => {
    arrive();
    await settled();
    const before = kiosk.orders.length;
    kiosk.tap('HELP');
    await settled();
    expect(kiosk.screen()).toBe('help');
    expect(named(kiosk.orders.slice(before))).toEqual(['call']);
  });

  test('and in the wake of another touch', async () => {
    identified(kiosk);
    kiosk.doubleTap('NEXT');
    kiosk.tap('HELP');
    await settled();
    expect(kiosk.screen()).toBe('help');
  });
});

describe('over an opening', () => {
  test('it never repeats it, and takes nothing of its end', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM', 'HELP', 'CANCEL', 'HELP', 'NEXT', 'HELP');
    expect(named(kiosk.sent).filter((name) => name === 'consent')).toHaveLength(1);
    await kiosk.answer();
    kiosk.show(at(creating, { assistance: calling('help') }), at(finished('created', notAsked)));
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('done');
    expect(named(kiosk.sent)).toEqual(['holder', 'consent']);
  });

  test('it does not hide that its answer was lost', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM', 'HELP');
    await kiosk.answer('unanswered');
    kiosk.tap('CANCEL');
    expect(kiosk.screen()).toBe('unanswered');
  });

  test('a closure neither', async () => {
    identified(kiosk, deciding('open'));
    kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE', 'HELP', 'NEXT');
    expect(kiosk.screen()).toBe('closing');
    expect(named(kiosk.sent)).toEqual(['holder', 'closure']);
  });
});
