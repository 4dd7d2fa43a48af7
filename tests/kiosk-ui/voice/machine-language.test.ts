/** The voice speaks the language of the words on the screen, and no other. */
import type { Language } from '@borne/kiosk-agent/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settled } from '../journey/kiosk.ts';
import { VoiceInHand } from './voice-in-hand.ts';

let voice: VoiceInHand;

const withSounds = async (...languages: Language[]): Promise<void> => {
  voice?.stop();
  voice = await VoiceInHand.atRest((language) => languages.includes(language));
};

beforeEach(() => withSounds('fr', 'tr', 'ar'));
afterEach(() => voice.stop());

const changing = (language: Language): void => voice.send({ type: 'LANGUAGE', language });

describe('while it speaks', () => {
  beforeEach(() => voice.tap('LISTEN'));

  test('a change of language cuts the sentence at once, and goes on in the new language', async () => {
    changing('tr');
    expect(voice.now).toBeNull();
    voice.send({ type: 'SHOWN', idea: 'welcome' });
    expect(voice.now, 'nothing is said before its sounds are there').toBeNull();
    await settled();
    expect(voice.last).toMatchObject({ language: 'tr', extent: 'idea', from: 0 });
    expect(voice.lookedFor).toEqual(['fr', 'tr']);
  });

  test('the same screen, with the same ids in other words, is said again', async () => {
    const before = voice.speeches.length;
    await voice.change('tr', 'welcome');
    expect(voice.speeches.length).toBe(before + 1);
  });

  test('the screens that follow are said in the new language', async () => {
    await voice.change('ar');
    voice.move('insertCard');
    expect(voice.last).toMatchObject({ language: 'ar', extent: 'idea' });
  });

  test('two changes in a row end in the last language', async () => {
    changing('tr');
    await voice.change('ar');
    expect(voice.last?.language).toBe('ar');
    expect(voice.speeches.filter(({ language }) => language === 'tr')).toEqual([]);
  });

  test('a language without sounds is silent: no other language speaks in its place', async () => {
    await voice.change('pt');
    expect(voice.now).toBeNull();
    voice.move('insertCard');
    voice.tap('LISTEN');
    expect(voice.last?.language).toBe('fr');
    expect(voice.speeches.length).toBe(1);
  });

  test('and a language with sounds can be asked for again after it', async () => {
    await voice.change('pt');
    await voice.change('fr');
    voice.tap('LISTEN');
    expect(voice.last).toMatchObject({ language: 'fr', extent: 'everything' });
  });

  test('"Couper la voix" in the middle of a change is heard', async () => {
    changing('tr');
    voice.send({ type: 'MUTE' });
    await settled();
    expect([voice.isOn, voice.now]).toEqual([false, null]);
  });

  test('the volume chosen stays', async () => {
    voice.tap('LOUDER');
    await voice.change('tr');
    expect(voice.last?.volume).toBe(3);
  });
});

test('while it is silent, a change of language says nothing', async () => {
  await voice.change('tr');
  expect(voice.speeches).toEqual([]);
  voice.tap('LISTEN');
  expect(voice.last?.language).toBe('tr');
});

test('asked for before the sounds of the new language are there, it waits for them', async () => {
  changing('tr');
  voice.tap('LISTEN');
  expect(voice.speeches).toEqual([]);
  await settled();
  expect(voice.last?.language).toBe('tr');
});

test('the visit ends: the words go back to French, and the voice with them, silent', async () => {
  voice.tap('LISTEN');
  await voice.change('tr');
  voice.send({ type: 'VISIT', visitId: 'one' });
  voice.tap('LOUDER');
  // In the order of the page: the words change while the journey moves.
  changing('fr');
  voice.send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
  await settled();
  expect([voice.isOn, voice.now, voice.volume]).toEqual([false, null, 2]);
  voice.tap('LISTEN');
  expect(voice.last).toMatchObject({ language: 'fr', volume: 2 });
});

test('whoever leaves in the middle of a change leaves a voice that still looks for its sounds', async () => {
  voice.tap('LISTEN');
  changing('pt');
  voice.send({ type: 'LEFT' }, { type: 'NOBODY' }, { type: 'SHOWN', idea: 'welcome' });
  await settled();
  voice.tap('LISTEN');
  expect(voice.speeches.map(({ language }) => language)).toEqual(['fr']);
});

test('sounds that did not come are looked for again, in the language of the screen', async () => {
  let answers = false;
  voice.stop();
  voice = await VoiceInHand.atRest((language) => language === 'fr' || answers || 'lost');
  voice.tap('LISTEN');
  await voice.change('tr');
  expect(voice.now).toBeNull();
  answers = true;
  voice.pass(10);
  await settled();
  voice.tap('LISTEN');
  expect(voice.last?.language).toBe('tr');
});
