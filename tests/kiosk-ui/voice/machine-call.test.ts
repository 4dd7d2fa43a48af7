/** A screen that calls is said once to the room, whether anybody asked for the voice or not. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VoiceInHand } from './voice-in-hand.ts';

let voice: VoiceInHand;

beforeEach(async () => {
  voice = await VoiceInHand.atRest();
  voice.send({ type: 'VISIT', visitId: 'one' });
  voice.move('isItYou');
});

afterEach(() => voice.stop());

const call = (): void =>
  voice.send({ type: 'LEFT' }, { type: 'CALL' }, { type: 'SHOWN', idea: 'idleWarning' });

test('nobody asked for the voice: the screen is said once, its idea alone', () => {
  call();
  expect(voice.speeches).toMatchObject([{ extent: 'idea', from: 0, volume: 2, output: 'loudspeaker' }]);
  expect(voice.isOn, 'the controls stay those of a silent kiosk').toBe(false);
  voice.sayAll();
  voice.send({ type: 'SHOWN', idea: 'idleWarning' });
  expect(voice.speeches.length).toBe(1);
});

test('any touch cuts it', () => {
  call();
  voice.send({ type: 'TOUCH' });
  expect(voice.now).toBeNull();
});

test('the next screen is silent again', () => {
  call();
  voice.move('isItYou');
  expect(voice.now).toBeNull();
  voice.pass(60);
  expect(voice.speeches.length).toBe(1);
});

test('it is not said before it is drawn, nor on the screen that comes in its place', () => {
  voice.send({ type: 'LEFT' }, { type: 'CALL' });
  expect(voice.now).toBeNull();
  voice.move('takeCard');
  expect(voice.speeches).toEqual([]);
});

test('where the voice follows already it is said as any screen, and not again once it was cut', () => {
  voice.tap('LISTEN');
  call();
  expect(voice.last).toMatchObject({ extent: 'idea' });
  const before = voice.speeches.length;
  voice.tap('MUTE');
  voice.send({ type: 'SHOWN', idea: 'idleWarning' });
  expect(voice.speeches.length).toBe(before);
});

test('"Écouter" on it begins to follow', () => {
  call();
  voice.tap('LISTEN');
  expect(voice.isOn).toBe(true);
  expect(voice.last).toMatchObject({ extent: 'everything' });
});
