/** The build of a voice: what it makes, what it keeps, and what it refuses. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { voiceProblems } from '../../../kiosk-ui/voice/check-voice.ts';
import { type SpokenLanguage, spokenLanguages } from '../../../kiosk-ui/voice/languages.ts';
import { makeVoice, type VoiceTools } from '../../../kiosk-ui/voice/make-voice.ts';
import { soundCache } from '../../../kiosk-ui/voice/sound-cache.ts';
import type { TtsEngine } from '../../../kiosk-ui/voice/tts-engine.ts';
import { type Utterance, utterancesOf } from '../../../kiosk-ui/voice/utterances.ts';
import { oggOpus } from './ogg.ts';

const of = (language: string): SpokenLanguage =>
  spokenLanguages.find((spoken) => spoken.language === language) ?? expect.unreachable();
const french = of('fr');
const utterances = utterancesOf(french);
const welcome = utterances.find(({ id }) => id === 'welcome.title') ?? expect.unreachable();

let folder: string;
let rendered: string[];
let together: number;
let togetherMax: number;

/** Says nothing, and counts what it was asked. */
const engine: TtsEngine = {
  signature: 'counting 1',
  render: async (text) => {
    rendered.push(text);
    together += 1;
    togetherMax = Math.max(togetherMax, together);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    together -= 1;
    return Buffer.from(text);
  },
};

const encoder = { signature: 'wrapping 1', encode: async (wav: Buffer) => oggOpus(100 + wav.length) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borne-voice-'));
  mkdirSync(join(folder, 'recorded'));
  rendered = [];
  together = 0;
  togetherMax = 0;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (tools: Partial<VoiceTools> = {}, language: SpokenLanguage = french) =>
  makeVoice(language, {
    ...{
      engine,
      speller: engine,
      encoder,
      cache: soundCache(join(folder, 'cache')),
      recorded: join(folder, 'recorded'),
    },
    ...tools,
  });

const record = (name: string, content: Buffer = oggOpus(4_321)): void =>
  writeFileSync(join(folder, 'recorded', name), content);

describe('a voice', () => {
  test('has a clip for each thing that can be said, and no other', async () => {
    const { manifest, files } = await make();
    expect(manifest.lines.map(({ id }) => id)).toEqual(ids('lines'));
    expect(manifest.characters.map(({ id }) => id)).toEqual(ids('characters'));
    expect(voiceProblems(manifest, utterances, [...files.keys()])).toEqual([]);
    for (const { file, id, durationMs } of manifest.lines) {
      expect(file).toMatch(new RegExp(`^${id}\\.[0-9a-f]{16}\\.opus$`));
      expect(durationMs).toBeGreaterThan(100);
    }
  });

  test('is the same, name for name and byte for byte, the second time, and renders nothing', async () => {
    const first = await make();
    expect(rendered.length).toBe(new Set(utterances.map(({ spoken }) => spoken)).size);
    rendered = [];
    const second = await make();
    expect(rendered).toEqual([]);
    expect(second.manifest).toEqual(first.manifest);
    expect(second.files).toEqual(first.files);
  });

  test('takes other names for the same words when the engine or its settings change', async () => {
    const before = await make();
    const other = { ...engine, signature: 'counting 2' };
    const after = await make({ engine: other, speller: other });
    const names = new Set(before.files.keys());
    expect([...after.files.keys()].filter((name) => names.has(name))).toEqual([]);
  });

  test('renders only what has changed when a sentence does', async () => {
    await make();
    rendered = [];
    await make({}, withWelcome('Votre santé'));
    expect(rendered).toEqual(['Votre santé']);
  });

  test.each([1, 2, 5])('is rendered %i sentences at a time, no more', async (atOnce) => {
    await make({ atOnce });
    expect(togetherMax).toBe(atOnce);
  });

  test('takes from the voice of another language what both say in the same words', async () => {
    const cache = soundCache(join(folder, 'cache'));
    await make({ cache });
    const inFrench = new Set(rendered);
    rendered = [];
    await make({ cache }, of('fr-simple'));
    expect(rendered.length).toBeGreaterThan(50);
    expect(rendered.filter((text) => inFrench.has(text))).toEqual([]);
  });

  test('spells letters with the voice made for it, and says figures with its own', async () => {
    const speller = { ...engine, signature: 'spelling 1' };
    const { manifest } = await make({ speller }, of('ar'));
    const by = (id: string) => manifest.characters.find((clip) => clip.id === id)?.engine;
    expect([by('A'), by('Z'), by('0'), by('9')]).toEqual([
      ...['spelling 1', 'spelling 1', 'counting 1', 'counting 1'],
    ]);
    expect(new Set(manifest.lines.map((clip) => clip.engine))).toEqual(new Set(['counting 1']));
  });

  test('is not made when a sentence cannot be rendered', async () => {
    const broken = { ...engine, render: () => Promise.reject(new Error('espeak-ng (1): no voice')) };
    await expect(make({ engine: broken })).rejects.toThrow('espeak-ng (1): no voice');
  });

  test('is not made of a sound that is none', async () => {
    const mute = { ...encoder, encode: async () => oggOpus(0) };
    await expect(make({ encoder: mute })).rejects.toThrow();
  });
});

describe('without its tools', () => {
  test.each([
    ['espeak-ng-missing', { engine: null }],
    ['espeak-ng-missing', { speller: null }],
    ['opusenc-missing', { encoder: null }],
    ['opusenc-missing', { engine: null, encoder: null }],
  ] as const)('%s: it is silent and says why', async (silentBecause, missing) => {
    const { manifest, files } = await make(missing);
    expect(manifest).toEqual({ language: 'fr', silentBecause, lines: [], characters: [] });
    expect(files.size).toBe(0);
  });

  test('it speaks when everything was recorded', async () => {
    for (const { id, textHash } of utterances) record(`${id}.${textHash}.opus`);
    const { manifest } = await make({ engine: null, speller: null, encoder: null });
    expect(manifest.silentBecause).toBeNull();
    expect(manifest.lines.every(({ engine: by }) => by === 'recorded')).toBe(true);
    expect(rendered).toEqual([]);
  });
});

describe('a human voice', () => {
  test('takes the place of the engine by its name alone', async () => {
    record(`welcome.title.${welcome.textHash}.opus`);
    const { manifest, files } = await make();
    const clip = manifest.lines.find(({ id }) => id === 'welcome.title');
    expect(clip).toMatchObject({ engine: 'recorded', durationMs: 4_321, textHash: welcome.textHash });
    expect(files.get(clip?.file ?? '')).toEqual(oggOpus(4_321));
    expect(rendered).not.toContain(welcome.spoken);
  });

  test('may be a WAV, which is made smaller', async () => {
    record(`welcome.title.${welcome.textHash}.wav`, Buffer.alloc(500));
    const { manifest } = await make();
    const clip = manifest.lines.find(({ id }) => id === 'welcome.title');
    expect(clip).toMatchObject({ engine: 'recorded', durationMs: 600 });
  });

  test('recorded again under the same name gets another address', async () => {
    const address = async (content: Buffer): Promise<string | undefined> => {
      record(`welcome.title.${welcome.textHash}.opus`, content);
      return (await make()).manifest.lines.find(({ id }) => id === 'welcome.title')?.file;
    };
    expect(await address(oggOpus(1_000))).not.toBe(await address(oggOpus(1_100)));
  });

  test('is refused once the sentence has changed, with the sentence to read', async () => {
    record(`welcome.title.${welcome.textHash}.opus`);
    await expect(make({}, withWelcome('Votre santé'))).rejects.toThrow(
      /la phrase a changé depuis l’enregistrement. Lisez « Votre santé » et nommez-la welcome\.title\.[0-9a-f]{16}\.opus/,
    );
  });

  test.each([
    ['welcome.subtitle.0123456789abcdef.opus', 'la borne ne dit plus rien qui s’appelle welcome.subtitle'],
    ['welcome.title.opus', 'le nom doit être'],
    [`welcome.title.${welcome.textHash}.mp3`, 'le nom doit être'],
  ])('%s is refused: %s', async (name, reason) => {
    record(name);
    await expect(make()).rejects.toThrow(reason);
  });

  test('cannot be there twice', async () => {
    record(`welcome.title.${welcome.textHash}.opus`);
    record(`welcome.title.${welcome.textHash}.wav`);
    await expect(make()).rejects.toThrow('welcome.title a déjà un enregistrement');
  });

  test('that is no sound file is refused', async () => {
    record(`welcome.title.${welcome.textHash}.opus`, Buffer.from('ID3'));
    await expect(make()).rejects.toThrow('not an Ogg page');
  });
});

describe('the check finds', () => {
  test('a sentence without a sound, a sound without a sentence, another sentence, a file without a place', async () => {
    const { manifest, files } = await make();
    const names = [...files.keys()];
    const [head, ...others] = manifest.lines;
    const first = head ?? expect.unreachable();
    const wrong = (lines: typeof manifest.lines, had = names): string[] =>
      voiceProblems({ ...manifest, lines }, utterances, had);
    expect(wrong(others)).toContain(`La phrase ${first.id} n’a pas de son.`);
    expect(wrong([{ ...first, id: 'nowhere' }, ...others])).toContain('Le son nowhere n’a plus de phrase.');
    expect(wrong([{ ...first, textHash: '0'.repeat(16) }, ...others])).toEqual([
      `Le son ${first.id} ne dit plus la phrase de l’écran.`,
    ]);
    expect(wrong(manifest.lines, [...names, 'old.opus'])).toEqual([
      'Le fichier old.opus n’est dans aucune liste.',
    ]);
    expect(wrong(manifest.lines, names.slice(1))).toEqual([`Le fichier ${names[0]} manque.`]);
  });
});

function ids(kind: Utterance['kind']): string[] {
  return utterances.filter((each) => each.kind === kind).map(({ id }) => id);
}

function withWelcome(title: string): SpokenLanguage {
  const { messages } = french.catalogue;
  const changed = { ...messages, welcome: { ...messages.welcome, title } };
  return { ...french, catalogue: { ...french.catalogue, messages: changed } };
}
