/** Somebody or nobody: as long as this screen takes, a warning, and as many extensions as are wanted. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { plainDisplay } from '../../../kiosk-ui/src/journey/events.ts';
import { patienceMs } from '../../../kiosk-ui/src/journey/idle.ts';
import {
  at,
  calling,
  checking,
  closing,
  creating,
  deciding,
  finished,
  notAsked,
  reading,
} from '../states.ts';
import { type Kiosk, named, restingKiosk } from './kiosk.ts';
import { identified, reviewed, understood } from './ways.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await restingKiosk();
});

describe('nobody', () => {
  test('is asked after a minute without a touch; after another the visit ends', () => {
    identified(kiosk);
    kiosk.touch();
    kiosk.pass(59.9);
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.pass(0.1);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.pass(59.9);
    expect(kiosk.screen()).toBe('idleWarning');
    kiosk.pass(0.1);
    expect(kiosk.screen()).toBe('takeCard');
    expect(kiosk.sent.at(-1)?.name).toBe('end');
  });

  test.each([
    ['the card is read', () => kiosk.show(at(reading))],
    ['the record is looked for', () => kiosk.show(at(checking))],
    ['the yes is on its way', () => [reviewed(kiosk), kiosk.tap('CONFIRM')]],
    ['the record is opened', () => kiosk.show(at(creating))],
    ['the record is closed', () => kiosk.show(at(closing))],
  ])('is asked nothing while %s', (_, arrive) => {
    arrive();
    const screen = kiosk.screen();
    kiosk.pass(80);
    expect(kiosk.screen()).toBe(screen);
  });

  test('who made the letters larger at the welcome leaves it as everybody finds it', () => {
    kiosk.tap('DISPLAY', { type: 'SET_DISPLAY', change: { size: 'largest' } }, 'CANCEL');
    expect(kiosk.context().display.size).toBe('largest');
    kiosk.pass(60);
    expect(kiosk.screen()).toBe('welcome');
    expect(kiosk.context().display).toEqual(plainDisplay);
  });

  test('who chose a language at the welcome leaves it as everybody finds it', async () => {
    kiosk.tap('LANGUAGE', { type: 'PICK_LANGUAGE', language: 'pt' });
    await kiosk.languageComes({ ...kiosk.context(), language: 'pt' });
    expect(kiosk.context().language).toBe('pt');
    kiosk.pass(60);
    expect(kiosk.context().language).toBe('fr');
    expect(kiosk.done.firstLanguage).toBe(1);
  });
});

describe('whoever waits for the counter', () => {
  const words = { words: 8, audioMs: 4_000 };

  test('is asked half as often as who may touch something', () => {
    identified(kiosk);
    kiosk.show(at(deciding(), { assistance: calling('explanation') }));
    kiosk.draw(words);
    kiosk.pass(120);
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.pass(30);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('is asked as everybody is once somebody came and went', () => {
    identified(kiosk);
    kiosk.show(at(deciding(), { assistance: calling('explanation') }));
    kiosk.draw(words);
    kiosk.show(at(deciding()));
    kiosk.draw(words);
    kiosk.pass(61);
    expect(kiosk.screen()).toBe('idleWarning');
  });
});

describe('somebody', () => {
  test('has as many minutes more as they want, by any touch, and nothing else changes', () => {
    understood(kiosk);
    for (let time = 0; time < 30; time += 1) {
      kiosk.pass(61);
      expect(kiosk.screen()).toBe('idleWarning');
      kiosk.touch();
      expect(kiosk.screen()).toBe('decide');
    }
    expect(named(kiosk.sent)).toEqual(['holder']);
  });

  test.each(['YES', 'NO', 'STILL_HERE', 'QUIT', 'HELP'] as const)(
    'who touches %s under the warning has said that they are here, and answered nothing',
    (tap) => {
      understood(kiosk);
      kiosk.pass(61);
      kiosk.tap(tap);
      expect(kiosk.screen()).toBe(tap === 'HELP' ? 'help' : 'decide');
      expect(named(kiosk.sent)).toEqual(['holder']);
    },
  );

  test('has a new minute when the machine has the next thing to say', () => {
    kiosk.show(at(creating));
    kiosk.pass(59);
    kiosk.show(at(finished('created', notAsked)));
    kiosk.pass(59);
    expect(kiosk.screen()).toBe('done');
  });

  test('is not seen in a printer that changes its state', () => {
    identified(kiosk);
    kiosk.touch();
    kiosk.pass(59);
    kiosk.show(at(deciding(), { printer: 'near-end' }));
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('whose journey moves by their own hand has a whole minute on each screen', () => {
    identified(kiosk);
    for (let step = 0; step < 5; step += 1) {
      kiosk.pass(55);
      kiosk.tap('NEXT');
    }
    expect(kiosk.screen()).toBe('quizInsurer');
  });
});

describe('a screen with much to read', () => {
  test('has twice what its words and its sentences take', () => {
    identified(kiosk);
    // A minute and a half to read slowly, half a minute to hear.
    kiosk.draw({ words: 120, audioMs: 30_000 });
    kiosk.pass(239);
    expect(kiosk.screen()).toBe('explainWhat');
    kiosk.pass(1);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('drawn again with the same words is no sign of life', () => {
    identified(kiosk);
    kiosk.draw({ words: 120, audioMs: 30_000 });
    kiosk.pass(200);
    kiosk.draw({ words: 120, audioMs: 30_000 });
    kiosk.pass(40);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('gives no time to the shorter one that follows', () => {
    identified(kiosk);
    kiosk.draw({ words: 120, audioMs: 30_000 });
    kiosk.tap('NEXT');
    kiosk.draw({ words: 10, audioMs: 4_000 });
    kiosk.pass(60);
    expect(kiosk.screen()).toBe('idleWarning');
  });

  test('is never given less than a minute, nor less for more words or a longer voice', () => {
    const size = fc.nat({ max: 5_000 });
    const sound = fc.nat({ max: 600_000 });
    fc.assert(
      fc.property(size, sound, size, sound, (words, audioMs, moreWords, moreMs) => {
        const one = patienceMs({ words, audioMs });
        expect(one).toBeGreaterThanOrEqual(60_000);
        expect(patienceMs({ words: words + moreWords, audioMs: audioMs + moreMs })).toBeGreaterThanOrEqual(
          one,
        );
      }),
    );
  });
});

describe('the sign of a presence', () => {
  test('reaches the agent at most every five seconds, and only during a visit', () => {
    kiosk.touch();
    expect(kiosk.presences).toEqual([]);
    identified(kiosk);
    for (let second = 0; second < 20; second += 1) {
      kiosk.touch();
      kiosk.pass(1);
    }
    expect(kiosk.presences.length).toBeGreaterThan(1);
    const pauses = kiosk.presences.slice(1).map((time, index) => time - (kiosk.presences[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(5_000);
  });
});
