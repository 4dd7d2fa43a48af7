/** A headset starts the voice by itself, and is the only way to one person's ear. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { headsetOf, noHeadset } from '../../../kiosk-ui/src/voice/headset.ts';
import { settled } from '../journey/kiosk.ts';
import { VoiceInHand } from './voice-in-hand.ts';

let voice: VoiceInHand;

beforeEach(async () => {
  voice = await VoiceInHand.atRest();
});

afterEach(() => voice.stop());

const plugIn = (): void => voice.send({ type: 'JACK_IN' });
const plugOut = (): void => voice.send({ type: 'JACK_OUT' });

test('plugged in, it speaks at once: everything on the screen, into the headset', () => {
  plugIn();
  expect(voice.speeches).toEqual([
    { language: 'fr', output: 'headset', extent: 'everything', from: 0, volume: 2 },
  ]);
});

test('plugged in while the loudspeaker speaks, it goes on in the headset alone', () => {
  voice.tap('LISTEN', 'LOUDER', 'LOUDER');
  plugIn();
  expect(voice.last).toMatchObject({ output: 'headset', extent: 'everything', from: 0 });
  expect(voice.volume, 'what filled a room would hurt an ear').toBe(2);
});

test('plugged in between two screens, it says the one that comes, once', () => {
  voice.send({ type: 'LEFT' });
  plugIn();
  expect(voice.speeches).toEqual([]);
  voice.send({ type: 'SHOWN', idea: 'isItYou' }, { type: 'SHOWN', idea: 'isItYou' });
  expect(voice.speeches).toHaveLength(1);
  expect(voice.last).toMatchObject({ output: 'headset' });
});

describe('plugged in', () => {
  beforeEach(plugIn);

  test('the screens that follow are said into it', () => {
    voice.move('isItYou');
    expect(voice.last).toMatchObject({ output: 'headset', extent: 'idea' });
  });

  test('pulled out, silence is immediate and stays, and the room hears the volume made for it', () => {
    voice.tap('LOUDER');
    plugOut();
    expect([voice.now, voice.isOn, voice.volume]).toEqual([null, false, 2]);
    voice.move('isItYou');
    expect(voice.now).toBeNull();
    voice.tap('LISTEN');
    expect(voice.last?.output).toBe('loudspeaker');
  });

  test('"Couper la voix" is heard, and "Écouter" afterwards still goes into it', () => {
    voice.tap('MUTE');
    expect(voice.now).toBeNull();
    voice.tap('LISTEN');
    expect(voice.last?.output).toBe('headset');
  });

  test('the visit ends: silent until it is asked for again', () => {
    voice.send({ type: 'VISIT', visitId: 'one' }, { type: 'LEFT' }, { type: 'NOBODY' });
    voice.move('welcome');
    expect([voice.now, voice.isOn]).toEqual([null, false]);
  });
});

test('plugged in before the sounds were found, it speaks as soon as they are', async () => {
  voice.stop();
  voice = new VoiceInHand();
  plugIn();
  expect(voice.speeches).toEqual([]);
  await settled();
  expect(voice.last?.output).toBe('headset');
});

test('pulled out before they were found, it does not', async () => {
  voice.stop();
  voice = new VoiceInHand();
  plugIn();
  plugOut();
  await settled();
  expect(voice.speeches).toEqual([]);
});

test('pulled out during a change of language, it stays silent', async () => {
  plugIn();
  voice.send({ type: 'LANGUAGE', language: 'tr' });
  plugOut();
  await settled();
  expect([voice.now, voice.isOn]).toEqual([null, false]);
});

describe('the port of the headset', () => {
  test('turns what the agent says into what happens', () => {
    let say = (_isIn: boolean): void => undefined;
    const end = vi.fn();
    const told: string[] = [];
    const stop = headsetOf((tell) => {
      say = tell;
      return end;
    }).watch(({ type }) => told.push(type));
    for (const isIn of [false, true, true, false, false, true]) say(isIn);
    expect(told).toEqual(['JACK_IN', 'JACK_OUT', 'JACK_IN']);
    stop();
    expect(end).toHaveBeenCalledTimes(1);
  });

  test('tells at once of one that was in before', () => {
    const told: string[] = [];
    headsetOf((tell) => {
      tell(true);
      return () => undefined;
    }).watch(({ type }) => told.push(type));
    expect(told).toEqual(['JACK_IN']);
  });

  test('without a socket nothing ever happens', () => {
    const told = vi.fn();
    noHeadset.watch(told)();
    expect(told).not.toHaveBeenCalled();
  });
});
