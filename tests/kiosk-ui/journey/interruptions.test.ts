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
  offline,
  otherVisitId,
  printed,
  reading,
  refused,
  visitId,
} from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { explained, identified, reviewed } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

describe('the card is pulled out', () => {
  const out = (visit: Visit = { stage: 'none' }): AgentState => ({ ...idle, visit });

  test.each<[string, () => void, ScreenName]>([
    ['while it is read', () => kiosk.show(at(reading)), 'cardGone'],
    ['at the names', () => kiosk.show(at(choosing(family(3)))), 'cardGone'],
    ['at "is it you"', () => kiosk.show(at(choosing())), 'cardGone'],
    ['while it is checked', () => kiosk.show(at(checking)), 'cardGone'],
    ['while the service is away', () => kiosk.show(at(offline)), 'cardGone'],
    ['at the explanation', () => identified(kiosk), 'cardGone'],
    ['at the question', () => explained(kiosk), 'cardGone'],
    ['at the review', () => reviewed(kiosk), 'cardGone'],
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
    ['when a record is there already', () => identified(kiosk, deciding('open')), 'thanks'],
    ['after the refusal', () => kiosk.show(at(refused)), 'thanks'],
    ['after the ticket', () => kiosk.show(at(finished('created', printed))), 'thanks'],
    ['when asked for', () => [kiosk.show(at(refused)), kiosk.tap('DONE')], 'thanks'],
  ])('%s', (_, arrive, screen) => {
    arrive();
    kiosk.show(out());
    expect(kiosk.screen()).toBe(screen);
  });

  test('hides what is personal at once, even before the agent has wiped the visit', () => {
    identified(kiosk);
    kiosk.show(out(deciding()));
    expect(kiosk.screen()).toBe('cardGone');
    kiosk.pass(9);
    expect(kiosk.screen()).toBe('welcome');
  });

  test('after the yes, the opening goes on and the screen shows how it ends', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(out(creating));
    expect(kiosk.screen()).toBe('creating');
    kiosk.show(out(finished('created', printed)));
    expect(kiosk.screen()).toBe('done');
    kiosk.tap('DONE');
    expect(kiosk.screen()).toBe('thanks');
  });

  test('after the yes, a visit that is over says that the request has left', () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM');
    kiosk.show(out());
    expect(kiosk.screen()).toBe('cardGoneAfterRequest');
  });

  test('under an interruption, the interruption goes with the card', () => {
    identified(kiosk);
    kiosk.tap('HELP');
    kiosk.show(out());
    expect(kiosk.screen()).toBe('cardGone');
  });

  test('and another put in at once: nothing of the first is left', () => {
    reviewed(kiosk);
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

describe('somebody or nobody', () => {
  test('after a minute without a touch the kiosk asks, after another it ends the visit', () => {
    identified(kiosk);
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
    explained(kiosk);
    for (let time = 0; time < 30; time += 1) {
      kiosk.pass(61);
      expect(kiosk.screen()).toBe('idleWarning');
      kiosk.touch();
      expect(kiosk.screen()).toBe('decide');
    }
  });

  test('the touch that says "I am here" is not also an answer', () => {
    explained(kiosk);
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
    identified(kiosk);
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
    identified(kiosk);
    kiosk.tap('HELP');
    expect(kiosk.screen()).toBe('help');
    kiosk.pass(120);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('help leaves the journey where it was, with its call in flight', async () => {
    reviewed(kiosk);
    kiosk.tap('CONFIRM', 'HELP', 'CANCEL');
    expect(kiosk.sent.filter(({ name }) => name === 'consent')).toHaveLength(1);
    await kiosk.answer();
    kiosk.show(at(creating));
    expect(kiosk.screen()).toBe('creating');
  });

  test('nothing under an interruption can be answered', () => {
    explained(kiosk);
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
