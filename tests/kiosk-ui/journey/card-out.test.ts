/** The card comes out: hidden at once, half a minute to put it back, and exactly the same place for the same card. */
import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { holderShown } from '../../../kiosk-ui/src/journey/truth.ts';
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
  idle,
  notAsked,
  notPossible,
  offline,
  otherVisitId,
  papers,
  printed,
  printing,
  reading,
  refused,
  suspended,
  visitId,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled, type Tap } from './kiosk.ts';
import { explained, identified, reviewed, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

const out = (visit: Visit = suspended): AgentState => ({ ...idle, visit });
const over: AgentState = idle;

/** Where a visit stands, and the agent's stage to which the same card comes back. */
const places: [string, Visit, () => void][] = [
  ['at the names', choosing(family(3)), () => kiosk.show(at(choosing(family(3))))],
  ['at "is it you"', choosing(), () => kiosk.show(at(choosing()))],
  ['at the papers', papers(), () => kiosk.show(at(papers()))],
  ['while it is checked', checking, () => identified(kiosk, checking)],
  ['while the service is away', offline, () => identified(kiosk, offline)],
  ['at the third explanation', deciding(), () => [identified(kiosk), kiosk.tap('NEXT', 'NEXT')]],
  ['in a second layer', deciding(), () => [identified(kiosk), kiosk.tap('NEXT', 'MORE')]],
  ['at a question', deciding(), () => explained(kiosk)],
  ['where its answer is explained', deciding(), () => [explained(kiosk), kiosk.tap('QUIZ_YES')]],
  ['at the decision', deciding(), () => understood(kiosk)],
  ['at the review', deciding(), () => reviewed(kiosk)],
  [
    'before a closure',
    deciding('open'),
    () => [identified(kiosk, deciding('open')), kiosk.tap('CLOSE_RECORD')],
  ],
];

describe.each(places)('pulled out %s', (_, visit, arrive) => {
  beforeEach(() => {
    arrive();
  });

  test('everything personal is hidden before the agent has said a word of it', () => {
    kiosk.stream({ type: 'AGENT_STATE', state: out(visit) });
    expect(kiosk.screen()).toBe('cardGone');
    expect(holderShown(kiosk.context())).toBeNull();
  });

  test('and put back, the visit is exactly where it was, with all that was answered', () => {
    const { screen, context } = { screen: kiosk.screen(), context: kiosk.context() };
    kiosk.show(out());
    expect(kiosk.screen()).toBe('cardGone');
    kiosk.pass(29);
    expect(kiosk.screen()).toBe('cardGone');
    kiosk.show(at(visit));
    expect(kiosk.screen()).toBe(screen);
    // That the card was out is part of what was shown (what-was-shown.test.ts).
    const { shown, standing } = kiosk.context();
    expect(kiosk.context()).toEqual({ ...context, agent: at(visit), shown, standing });
  });

  test('and not put back, the page is wiped once the agent has wiped the visit', async () => {
    kiosk.show(out());
    kiosk.show(over);
    await settled();
    expect(kiosk.screen()).toBe('thanks');
    expect(kiosk.context()).toMatchObject({ confirmed: false, understood: false, breakGlassConsent: null });
  });
});

describe('while the card is out', () => {
  test('nothing can be answered', () => {
    reviewed(kiosk);
    kiosk.show(out());
    kiosk.tap('CONFIRM', 'NO', 'YES', 'NEXT', 'BACK', 'DONE');
    expect(kiosk.screen()).toBe('cardGone');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test('one may leave at once: nothing is left to confirm', () => {
    reviewed(kiosk);
    kiosk.show(out());
    kiosk.tap('QUIT');
    expect(kiosk.sent.at(-1)).toEqual({ name: 'end', body: { visitId } });
    expect(kiosk.screen()).toBe('wiping');
  });

  test('the touch that came with the card is no answer to the screen that comes back', () => {
    understood(kiosk);
    kiosk.show(out());
    kiosk.stream({ type: 'AGENT_STATE', state: at(deciding()) });
    kiosk.tap('YES');
    expect(kiosk.screen()).toBe('decide');
  });

  test('a question that is on its way to the agent goes on, and is not asked twice', async () => {
    kiosk.show(at(choosing()));
    kiosk.tap('YES');
    kiosk.show(at(checking), out());
    await kiosk.answer();
    kiosk.show(at(deciding()));
    expect(kiosk.screen()).toBe('explainWhat');
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test.each<[string, () => void, string]>([
    ['a yes', () => [reviewed(kiosk), kiosk.tap('CONFIRM')], 'consent'],
    [
      'a closure',
      () => [identified(kiosk, deciding('open')), kiosk.tap('CLOSE_RECORD', 'CONFIRM_CLOSE')],
      'closure',
    ],
  ])('%s that was touched the moment before is sent once, and its end is told', async (_, arrive, name) => {
    arrive();
    kiosk.show(out());
    expect(kiosk.screen()).toBe('cardGone');
    const [visit, outcome] =
      name === 'consent' ? ([creating, 'created'] as const) : ([closing, 'closed'] as const);
    kiosk.show(out(visit));
    expect(kiosk.screen()).toBe(name === 'consent' ? 'creating' : 'closing');
    kiosk.show(out(finished(outcome, name === 'consent' ? notAsked : null)));
    expect(kiosk.screen()).toBe(name === 'consent' ? 'done' : 'closed');
    expect(named(kiosk.sent).filter((sent) => sent === name)).toHaveLength(1);
  });

  test('a refusal that is on its way is not lost', async () => {
    understood(kiosk);
    kiosk.tap('NO');
    kiosk.show(out());
    await kiosk.answer();
    kiosk.show(out(refused));
    expect(kiosk.screen()).toBe('refused');
  });
});

describe('another card', () => {
  test.each<Visit>([choosing(), reading])(
    'put in at once: nothing of the first is left ($stage)',
    async (visit) => {
      reviewed(kiosk);
      kiosk.show(out());
      kiosk.show(at({ ...visit, visitId: otherVisitId } as Visit));
      expect(kiosk.screen()).toBe('wiping');
      await settled();
      expect(kiosk.context()).toMatchObject({
        ...{ visitId: otherVisitId, confirmed: false, understood: false, decision: null },
        ...{ breakGlassConsent: null, emergencyCallConsent: null },
      });
      expect(kiosk.screen()).toBe(visit.stage === 'reading' ? 'reading' : 'isItYou');
    },
  );

  test('changed so fast that the screen never saw the first go', async () => {
    reviewed(kiosk);
    kiosk.show(at({ ...choosing(), visitId: otherVisitId } as Visit));
    expect(kiosk.screen()).toBe('wiping');
    await settled();
    expect(kiosk.screen()).toBe('isItYou');
    expect(kiosk.context().understood).toBe(false);
  });
});

describe('nothing to come back to', () => {
  test.each<[string, () => void, ScreenName]>([
    ['while it is read', () => kiosk.show(at(reading)), 'insertCard'],
    [
      'the wrong card',
      () => kiosk.show(at({ stage: 'card-problem', visitId, problem: 'mute' })),
      'insertCard',
    ],
    ['when nothing is possible', () => kiosk.show(at(notPossible())), 'wiping'],
    ['after the refusal', () => kiosk.show(at(refused)), 'wiping'],
    ['after the opening', () => kiosk.show(at(finished('created', notAsked))), 'wiping'],
    ['when asked for', () => [kiosk.show(at(refused)), kiosk.tap('DONE')], 'wiping'],
  ])('%s', (_, arrive, screen) => {
    arrive();
    kiosk.show(over);
    expect(kiosk.screen()).toBe(screen);
  });

  test('after the yes, a visit that is over says that the request has left', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(over);
    expect(kiosk.screen()).toBe('cardGoneAfterRequest');
    kiosk.pass(8);
    await settled();
    expect(kiosk.screen()).toBe('thanks');
  });

  test('after the yes, the opening goes on without a card, and its code may be had', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(out(creating));
    expect(kiosk.screen()).toBe('creating');
    kiosk.show(out(finished('created', notAsked)));
    kiosk.tap('NEXT', 'PHONE');
    expect(named(kiosk.sent)).toEqual(['holder', 'consent', 'ticket']);
  });
});

test('a ticket that comes out after its card is followed by the wiping, not by a card to take', () => {
  kiosk.show(at(finished('created', notAsked)));
  kiosk.tap('NEXT', 'PAPER');
  kiosk.show(out(printing), out(finished('created', printed)));
  expect(kiosk.screen()).toBe('wiping');
});

test.each<[string, Tap]>([
  ['help', 'HELP'],
  ['the question whether to stop', 'QUIT'],
  ['the languages', 'LANGUAGE'],
  ['the display', 'DISPLAY'],
])('under %s the card that goes hides everything, and what was laid over it', (_, tap) => {
  identified(kiosk);
  kiosk.tap(tap);
  kiosk.show({ ...out(), assistance: calling('help') });
  expect(kiosk.screen()).toBe('cardGone');
  kiosk.show(at(deciding()));
  expect(kiosk.screen()).toBe('explainWhat');
});
