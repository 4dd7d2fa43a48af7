/** The voice as its listener lives it: asked for, cut, following the screens, forgotten. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settled } from '../journey/kiosk.ts';
import { VoiceInHand } from './voice-in-hand.ts';

const inFrench = { language: 'fr', output: 'loudspeaker' } as const;

let voice: VoiceInHand;

beforeEach(async () => {
  voice = await VoiceInHand.atRest();
});

afterEach(() => voice.stop());

describe('before it is asked', () => {
  test('the voice is silent, whatever the screens do', () => {
    voice.move('insertCard');
    voice.send({ type: 'VISIT', visitId: 'one' });
    voice.move('isItYou');
    voice.pass(600);
    expect(voice.speeches).toEqual([]);
  });

  test('where nothing was recorded it cannot be asked', async () => {
    voice.stop();
    voice = new VoiceInHand(() => false);
    await settled();
    voice.tap('LISTEN');
    voice.pass(60);
    await settled();
    voice.tap('LISTEN');
    expect(voice.speeches).toEqual([]);
  });

  test('where the list of sounds did not come, it is looked for again', async () => {
    voice.stop();
    const findings = ['lost', 'lost', true] as const;
    let attempts = 0;
    voice = new VoiceInHand(() => findings[attempts++] ?? true);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await settled();
      voice.tap('LISTEN');
      voice.pass(10);
    }
    expect(voice.speeches).toEqual([]);
    await settled();
    voice.tap('LISTEN');
    expect(voice.speeches.length).toBe(1);
  });
});

describe('once asked', () => {
  beforeEach(() => voice.tap('LISTEN'));

  test('it reads everything on the screen, from the beginning', () => {
    expect(voice.speeches).toEqual([{ ...inFrench, extent: 'everything', from: 0, volume: 2 }]);
  });

  test('any touch cuts it, and it stays silent on this screen', () => {
    voice.send({ type: 'TOUCH' });
    expect(voice.now).toBeNull();
    voice.pass(300);
    voice.send({ type: 'SHOWN', idea: 'welcome' });
    expect(voice.now).toBeNull();
  });

  test('the following screens speak by themselves, without what is the same on all', () => {
    voice.sayAll();
    voice.send({ type: 'TOUCH' });
    voice.move('insertCard');
    expect(voice.speeches.at(-1)).toEqual({ ...inFrench, extent: 'idea', from: 0, volume: 2 });
  });

  test('a screen that goes cuts its sentence before the next one is there', () => {
    voice.send({ type: 'LEFT' });
    expect(voice.now).toBeNull();
  });

  test('a screen drawn again without a new word is not said again', () => {
    const before = voice.speeches.length;
    voice.send({ type: 'SHOWN', idea: 'welcome' }, { type: 'SHOWN', idea: 'welcome' });
    expect(voice.speeches.length).toBe(before);
    expect(voice.now).not.toBeNull();
  });

  test('a screen whose words change speaks anew', () => {
    voice.send({ type: 'SHOWN', idea: 'welcome and more' });
    expect(voice.speeches.at(-1)).toMatchObject({ extent: 'idea', from: 0 });
  });

  test('a screen left and found again is said again', () => {
    voice.move('help');
    voice.move('welcome');
    expect(voice.speeches.length).toBe(3);
  });

  test('again: everything, from the beginning', () => {
    voice.now?.tell({ type: 'LINE', index: 3 });
    voice.tap('LISTEN');
    expect(voice.speeches.at(-1)).toEqual({ ...inFrench, extent: 'everything', from: 0, volume: 2 });
  });

  test('the same gesture twice does not take back what it asked', () => {
    voice.tap('MUTE');
    voice.send({ type: 'TOUCH' }, { type: 'LISTEN' }, { type: 'TOUCH' }, { type: 'MUTE' });
    expect(voice.isOn).toBe(true);
  });

  test('"Couper la voix" silences this screen and those that follow', () => {
    voice.tap('MUTE');
    expect(voice.now).toBeNull();
    voice.move('insertCard');
    expect(voice.now).toBeNull();
    expect(voice.isOn).toBe(false);
  });

  test('speaking that fails leaves a screen that works', () => {
    voice.now?.tell({ type: 'SAID' });
    expect(voice.now).toBeNull();
    voice.move('insertCard');
    expect(voice.now).not.toBeNull();
  });
});

describe('the volume', () => {
  beforeEach(() => voice.tap('LISTEN'));

  test('goes up and down by steps and stops at both ends', () => {
    voice.tap('LOUDER', 'LOUDER', 'LOUDER');
    expect(voice.volume).toBe(4);
    voice.tap('SOFTER', 'SOFTER', 'SOFTER', 'SOFTER');
    expect(voice.volume).toBe(1);
  });

  test('is heard at once, from the sentence that the touch has cut', () => {
    voice.now?.tell({ type: 'LINE', index: 2 });
    voice.tap('LOUDER');
    expect(voice.speeches.at(-1)).toEqual({ ...inFrench, extent: 'everything', from: 2, volume: 3 });
  });

  test('is heard from the beginning when all was said', () => {
    voice.now?.tell({ type: 'LINE', index: 2 });
    voice.sayAll();
    voice.tap('SOFTER');
    expect(voice.speeches.at(-1)).toMatchObject({ from: 0, volume: 1 });
  });

  test('stays for the screens of the visit, even through a silence', () => {
    voice.tap('LOUDER', 'MUTE');
    voice.move('insertCard');
    voice.tap('LISTEN');
    expect(voice.speeches.at(-1)).toMatchObject({ volume: 3 });
  });
});

describe('the visit ends', () => {
  beforeEach(() => {
    voice.tap('LISTEN');
    voice.move('reading');
    voice.send({ type: 'VISIT', visitId: 'one' });
    voice.tap('LOUDER');
  });

  test('asked for before the card, the voice follows into the visit', () => {
    voice.move('isItYou');
    expect(voice.now).not.toBeNull();
  });

  test.each([
    [
      'the first screen is back',
      (): void => voice.send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' }),
    ],
    [
      'another card brings another person',
      (): void => voice.send({ type: 'VISIT', visitId: 'two' }, { type: 'SHOWN', idea: 'choosing' }),
    ],
  ])('%s: silent, and the volume as it was for everybody', (_, end) => {
    end();
    expect(voice.isOn).toBe(false);
    expect(voice.now).toBeNull();
    expect(voice.volume).toBe(2);
    voice.move('next');
    expect(voice.now).toBeNull();
  });

  test('another person also finds the volume as it was when the voice was cut', () => {
    voice.tap('MUTE');
    voice.send({ type: 'VISIT', visitId: 'two' });
    expect(voice.volume).toBe(2);
  });

  test('the card pulled out cuts the sentence even where the screen stays', () => {
    voice.send({ type: 'LEFT' });
    expect(voice.now).toBeNull();
    expect(voice.isOn).toBe(true);
  });

  test('whoever asked on the first screen and went away is forgotten after a minute', () => {
    voice.send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
    voice.tap('LISTEN');
    voice.sayAll();
    voice.pass(61);
    expect(voice.isOn).toBe(false);
  });

  test('not so while somebody touches the screen', () => {
    voice.send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
    voice.tap('LISTEN');
    voice.sayAll();
    for (let touch = 0; touch < 4; touch += 1) {
      voice.pass(40);
      voice.send({ type: 'TOUCH' });
    }
    expect(voice.isOn).toBe(true);
  });

  test('not so in a visit: only its own end ends it', () => {
    voice.sayAll();
    voice.pass(300);
    expect(voice.isOn).toBe(true);
  });
});
