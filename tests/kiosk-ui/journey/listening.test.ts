/** A page that speaks is not alone: somebody listens, and listening takes its time. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, choosing, idle } from '../states.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';

let kiosk: Kiosk;

beforeEach(async () => {
  kiosk = await startKiosk();
  kiosk.show(idle);
});

afterEach(() => kiosk.stop());

test('a sentence every few seconds keeps the screen, as long as it takes', () => {
  kiosk.show(at(choosing()));
  for (let sentence = 0; sentence < 30; sentence += 1) {
    kiosk.pass(8);
    kiosk.hear();
  }
  expect(kiosk.screen()).toBe('isItYou');
});

test('a minute after the last sentence the screen asks whether anybody is there', () => {
  kiosk.show(at(choosing()));
  kiosk.pass(50);
  kiosk.hear();
  kiosk.pass(59);
  expect(kiosk.screen()).toBe('isItYou');
  kiosk.pass(2);
  expect(kiosk.screen()).toBe('idleWarning');
});

test('the voice is not a hand: it does not answer the question whether anybody is there', () => {
  kiosk.show(at(choosing()));
  kiosk.pass(61);
  for (let sentence = 0; sentence < 7; sentence += 1) {
    kiosk.hear();
    kiosk.pass(9);
  }
  expect(kiosk.screen()).toBe('takeCard');
});

test('nor does it tell the agent that somebody is there', () => {
  kiosk.show(at(choosing()));
  kiosk.hear();
  expect(kiosk.presences).toEqual([]);
});

test('the screen that waits for a card also lets its sentences be heard', () => {
  kiosk.tap('START');
  kiosk.pass(55);
  kiosk.hear();
  kiosk.pass(55);
  expect(kiosk.screen()).toBe('insertCard');
  kiosk.pass(6);
  expect(kiosk.screen()).toBe('idleWarning');
});
