/** What is seen is drawn anew, and what is not seen is not. */
import { beforeEach, expect, test } from 'vitest';
import { samePicture } from '../../../kiosk-ui/src/display/same-picture.ts';
import type { JourneySnapshot } from '../../../kiosk-ui/src/journey/machine.ts';
import { screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import { type Kiosk, restingKiosk } from '../journey/kiosk.ts';
import { rested, step } from '../journey/walk-node.ts';
import { understood } from '../journey/ways.ts';
import { at, calling, deciding } from '../states.ts';

let kiosk: Kiosk;
let before: JourneySnapshot;

beforeEach(async () => {
  kiosk = await restingKiosk();
  understood(kiosk);
  kiosk.pass(6);
  before = kiosk.snapshot();
});

const same = (): boolean => samePicture(before, kiosk.snapshot());

test('a sign of presence, and the time a screen takes, are not seen', () => {
  kiosk.touch();
  kiosk.draw({ words: 20, audioMs: 9_000 });
  expect(kiosk.snapshot()).not.toBe(before);
  expect(same()).toBe(true);
});

test('another screen is', () => {
  kiosk.tap('YES');
  expect(same()).toBe(false);
});

test('somebody who comes to stand there is, on the same screen', () => {
  kiosk.show(at(deciding(), { assistance: calling('help', 'taken') }));
  expect(kiosk.screen()).toBe('decide');
  expect(same()).toBe(false);
});

test('letters that grow are', () => {
  kiosk.tap('DISPLAY', { type: 'SET_DISPLAY', change: { size: 'large' } }, 'CANCEL');
  expect(kiosk.screen()).toBe('decide');
  expect(same()).toBe(false);
});

test('nor is the end of the moment in which a touch is not heard', () => {
  const deaf = step(before, { type: 'LATER' });
  expect(screenOf(deaf)).toBe('later');
  expect(samePicture(deaf, rested(deaf))).toBe(true);
});
