/** Whole visits, one screen at a time, and how many touches each of them takes. */
import type { AgentState } from '@borne/kiosk-agent/contract';
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
  finished,
  idle,
  notAsked,
  otherVisitId,
  papers,
  printed,
  printing,
  reading,
  refused,
  zoe,
} from '../states.ts';
import { type Kiosk, named, restingKiosk, settled, type Tap } from './kiosk.ts';

let kiosk: Kiosk;
let seen: ScreenName[];
let touches: number;

beforeEach(async () => {
  kiosk = await restingKiosk();
  seen = [kiosk.screen()];
  touches = 0;
});

/** What the agent tells, and what is touched, in the order in which it happens. */
async function live(...steps: (AgentState | Tap)[]): Promise<void> {
  for (const step of steps) {
    if (typeof step === 'string' || 'type' in step) {
      kiosk.tap(step);
      touches += 1;
    } else {
      kiosk.show(step);
    }
    const screen = kiosk.screen();
    if (screen !== seen.at(-1)) seen.push(screen);
  }
  await settled();
  if (kiosk.screen() !== seen.at(-1)) seen.push(kiosk.screen());
}

/** The same, of the next card. */
function asAnotherVisit(step: AgentState | Tap): AgentState | Tap {
  if (typeof step === 'string' || 'type' in step || step.visit.stage === 'none') return step;
  return { ...step, visit: { ...step.visit, visitId: otherVisitId } };
}

const cardIn = [at(reading), at(choosing())] as const;
const toTheQuestion = ['NEXT', 'NEXT', 'NEXT', 'NEXT', 'NEXT', 'QUIZ_NO', 'QUIZ_YES'] as const;
const fiveIdeas = ['explainWhat', 'explainWho', 'explainNever', 'explainYours', 'explainEmergency'] as const;

describe('a visit', () => {
  test('from the welcome to a ticket on paper', async () => {
    await live('START', ...cardIn, 'YES', at(checking), at(deciding()), ...toTheQuestion);
    await live('YES', 'YES', 'NO', 'CONFIRM', at(creating));
    await kiosk.answer();
    await live(at(finished('created', notAsked)), 'NEXT', 'PAPER', at(printing));
    await live(at(finished('created', printed)), idle);
    kiosk.pass(8);
    expect([...seen, kiosk.screen()]).toEqual([
      ...['welcome', 'insertCard', 'reading', 'isItYou', 'checking', ...fiveIdeas],
      ...['quizInsurer', 'quizClose', 'decide', 'emergencyChoice', 'samuChoice', 'review', 'creating'],
      ...['done', 'receiptChoice', 'printing', 'takeCard', 'wiping', 'thanks', 'welcome'],
    ]);
    expect(named(kiosk.sent)).toEqual(['holder', 'consent', 'ticket', 'end']);
    expect(kiosk.orders).toEqual([]);
  });

  test('of a no, with its sheet', async () => {
    await live(...cardIn, 'YES', at(checking), at(deciding()), 'NO');
    await kiosk.answer();
    await live(at(refused), 'NEXT', 'PAPER', at(refused, { paper: { state: 'printing' } }));
    await live(at(refused, { paper: { state: 'printed' } }), idle);
    expect(seen).toEqual([
      ...['welcome', 'reading', 'isItYou', 'checking', 'explainWhat', 'refusing', 'refused'],
      ...['receiptChoice', 'printing', 'takeCard', 'wiping', 'thanks'],
    ]);
    expect(named(kiosk.sent)).toEqual(['holder', 'refusal', 'paper', 'end']);
  });

  test('of a parent, whose papers are looked at', async () => {
    const child = { ...zoe, index: 0 };
    await live(at(reading), at(choosing([child])), 'AS_PARENT');
    for (const state of ['sending', 'waiting', 'taken'] as const) {
      await live(at(papers('parent', child), { assistance: calling('papers', state) }));
    }
    await live(at(checking), at(deciding('none', false, { actor: 'parent', holder: child })));
    await live(...toTheQuestion, 'NO', at(refused), 'NEXT', 'NOTHING', idle);
    expect(seen).toEqual([
      ...['welcome', 'reading', 'minorRep', 'checking', 'papers', 'checking', ...fiveIdeas],
      ...['quizInsurer', 'quizClose', 'decide', 'refusing', 'refused', 'receiptChoice', 'takeCard'],
      ...['wiping', 'thanks'],
    ]);
  });

  test('of a closure', async () => {
    await live(...cardIn, 'YES', at(checking), at(deciding('open')), 'CLOSE_RECORD', 'CONFIRM_CLOSE');
    await live(at(closing), at(finished('closed')), 'NEXT', 'NOTHING', idle);
    expect(seen).toEqual([
      ...['welcome', 'reading', 'isItYou', 'checking', 'alreadyOpen', 'closeExplain', 'closing', 'closed'],
      ...['receiptChoice', 'takeCard', 'wiping', 'thanks'],
    ]);
    expect(named(kiosk.sent)).toEqual(['holder', 'closure', 'end']);
  });

  test('after which the next person finds everything as the first one did', async () => {
    const one = [
      ...cardIn,
      'YES',
      at(checking),
      at(deciding()),
      'NO',
      at(refused),
      'NEXT',
      'NOTHING',
      idle,
    ] as const;
    await live(...one);
    kiosk.pass(8);
    const first = seen.slice(1);
    seen = [];
    await live(idle, ...one.map(asAnotherVisit));
    expect(seen).toEqual(['welcome', ...first]);
  });
});

/** From the card in, as journey.md §5 counts. */
describe('the touches it takes', () => {
  test.each<[string, number, (AgentState | Tap)[], ScreenName]>([
    ['to the decision', 8, ['YES', at(deciding()), ...toTheQuestion], 'decide'],
    [
      'to an opening',
      12,
      [
        'YES',
        at(deciding()),
        ...toTheQuestion,
        'YES',
        'NO',
        'NO',
        'CONFIRM',
        at(creating),
        at(finished('created', notAsked)),
      ],
      'done',
    ],
    ['to a refusal', 2, ['YES', at(deciding()), 'NO', at(refused)], 'refused'],
    [
      'to a closure',
      3,
      ['YES', at(deciding('open')), 'CLOSE_RECORD', 'CONFIRM_CLOSE', at(closing), at(finished('closed'))],
      'closed',
    ],
    ['to how one opposes, under mes-2022', 2, ['YES', at(deciding('none', true)), 'NO'], 'informedOppose'],
    [
      'to how one closes, under mes-2022',
      2,
      ['YES', at(deciding('open', true)), 'CLOSE_RECORD'],
      'guideClose',
    ],
    [
      'to how one activates, under mes-2022',
      9,
      ['YES', at(deciding('none', true)), ...toTheQuestion, 'YES'],
      'informedActivate',
    ],
  ])('%s: %i', async (_, most, steps, screen) => {
    await live(...cardIn, ...steps);
    expect(kiosk.screen()).toBe(screen);
    expect(touches).toBeLessThanOrEqual(most);
  });
});
