/** The real actors on a screen of fake elements: what reaches which output, in the sounds of which language. */
import type { Language } from '@borne/kiosk-agent/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Actor, createActor } from 'xstate';
import { voiceActors } from '../../../kiosk-ui/src/voice/actors.ts';
import { voiceMachine } from '../../../kiosk-ui/src/voice/machine.ts';
import { characters, type Manifest } from '../../../kiosk-ui/src/voice/manifest.ts';
import { speakerTo } from '../../../kiosk-ui/src/voice/speaker.ts';
import { FakeAudio } from './fake-audio.ts';

const lines = ['isItYou.title', 'spoken.identity', 'personal.firstName', 'buttons.isMe'];
const clip = (id: string): Manifest['lines'][number] => ({
  ...{ id, textHash: '0'.repeat(16), engine: 'test', file: `${id}.opus`, durationMs: 1_000 },
});
const manifest = (language: Language): Manifest => ({
  ...{ language, silentBecause: null },
  ...{ lines: lines.map(clip), characters: [...characters].map(clip) },
});

const element = (dataset: Record<string, string>, textContent = '') => ({
  ...{ dataset, textContent, closest: () => null },
  ...{ setAttribute: () => undefined, removeAttribute: () => undefined },
});
const marked = [
  element({ say: 'isItYou.title' }),
  element({ say: 'spoken.identity', ear: 'loudspeaker' }),
  element({ say: 'personal.firstName', ear: 'headset' }),
  element({ spell: '' }, 'Noé'),
  element({ say: 'buttons.isMe' }),
];
const page = {
  querySelectorAll: (selector: string) => (selector === '[data-spoken]' ? [] : marked),
} as unknown as ParentNode;

let room: FakeAudio;
let ear: FakeAudio;
let voice: Actor<typeof voiceMachine>;
let asked: string[];

beforeEach(async () => {
  vi.useFakeTimers();
  room = new FakeAudio();
  ear = new FakeAudio();
  asked = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const language = address.split('/')[2] as Language;
    if (language === 'pt') return Response.json({ ...manifest('pt'), silentBecause: 'espeak-ng-missing' });
    return Response.json(manifest(language));
  });
  const speakers = {
    loudspeaker: speakerTo('loudspeaker', room.element),
    headset: speakerTo('headset', ear.element),
  };
  const actors = voiceActors({ page, speakers, heard: () => undefined });
  voice = createActor(voiceMachine.provide({ actors }), { input: 'fr' }).start();
  await vi.advanceTimersByTimeAsync(10);
});

afterEach(() => {
  voice.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets every sentence come to its end. */
async function listen(audio: FakeAudio): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(10);
  for (let sentence = 0; sentence < 20 && !audio.paused; sentence += 1) {
    audio.end();
    await vi.advanceTimersByTimeAsync(400);
  }
  return audio.played.map((url) => url.replace(/^\/voice\/|\.opus$/g, ''));
}

describe('the loudspeaker', () => {
  test('says the sentence in the place of the name, and not a letter of it', async () => {
    voice.send({ type: 'LISTEN' });
    expect(await listen(room)).toEqual(['fr/isItYou.title', 'fr/spoken.identity', 'fr/buttons.isMe']);
    expect(ear.played).toEqual([]);
  });

  test('speaks the language of the screen, whose sounds are asked for once', async () => {
    for (const language of ['tr', 'fr', 'tr'] as const) {
      voice.send({ type: 'LANGUAGE', language });
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(asked).toEqual(['/voice/fr/manifest.json', '/voice/tr/manifest.json']);
    voice.send({ type: 'LISTEN' });
    expect((await listen(room))[0]).toBe('tr/isItYou.title');
  });

  test('says nothing in a language that has no sounds', async () => {
    voice.send({ type: 'LANGUAGE', language: 'pt' });
    await vi.advanceTimersByTimeAsync(10);
    voice.send({ type: 'LISTEN' });
    expect(await listen(room)).toEqual([]);
  });
});

test('a headset says the name, letter by letter, and the room hears nothing', async () => {
  voice.send({ type: 'SHOWN', idea: 'isItYou' });
  voice.send({ type: 'JACK_IN' });
  expect(await listen(ear)).toEqual([
    ...['fr/isItYou.title', 'fr/personal.firstName', 'fr/N', 'fr/O', 'fr/E', 'fr/buttons.isMe'],
  ]);
  expect(room.played).toEqual([]);
});

test('pulled out in the middle of the name, not one letter more is said, anywhere', async () => {
  voice.send({ type: 'SHOWN', idea: 'isItYou' });
  voice.send({ type: 'JACK_IN' });
  await vi.advanceTimersByTimeAsync(10);
  for (let sentence = 0; sentence < 2; sentence += 1) {
    ear.end();
    await vi.advanceTimersByTimeAsync(400);
  }
  expect(ear.played.at(-1)).toBe('/voice/fr/N.opus');
  voice.send({ type: 'JACK_OUT' });
  expect(ear).toMatchObject({ paused: true, src: '' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect([ear.played.at(-1), room.played]).toEqual(['/voice/fr/N.opus', []]);
});
