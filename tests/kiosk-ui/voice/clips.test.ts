/** Who may hear what: decided by the types, and held at run time too. */
import { newActivationCode } from '@borne/server/contract';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { clipsOf, type PersonalClip, type PublicClip } from '../../../kiosk-ui/src/voice/clips.ts';
import { characters, type Manifest } from '../../../kiosk-ui/src/voice/manifest.ts';
import { speakerTo } from '../../../kiosk-ui/src/voice/speaker.ts';
import { FakeAudio } from './fake-audio.ts';

const clip = (id: string): Manifest['lines'][number] => ({
  ...{ id, textHash: '0'.repeat(16), engine: 'test', file: `${id}.opus`, durationMs: 1_000 },
});

const manifest: Manifest = {
  language: 'fr',
  silentBecause: null,
  lines: ['welcome.title', 'K'].map(clip),
  characters: [...characters].filter((character) => character !== 'Z').map(clip),
};
const clips = clipsOf(manifest);

const title = clips.line('welcome.title') ?? expect.unreachable();
const code = clips.spell('K7M2') ?? expect.unreachable();

const listener = () => ({ begins: vi.fn(), ends: vi.fn() });

describe('a code', () => {
  test('is spelt character by character, without its spaces and dashes', () => {
    expect(
      clips
        .spell('K7M2-4 X')
        ?.map(({ id }) => id)
        .join(''),
    ).toBe('K7M24X');
    expect(code.map(({ url }) => url)[0]).toBe('/voice/fr/K.opus');
  });

  test('of this product can be spelt, whichever it is', () => {
    const every = clipsOf({ ...manifest, characters: [...characters].map(clip) });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (chances) => {
        const code = newActivationCode((limit) => (chances.next().value ?? 0) % limit);
        expect(
          every
            .spell(code)
            ?.map(({ id }) => id)
            .join(''),
        ).toBe(code.replaceAll('-', ''));
      }),
      { numRuns: 500 },
    );
  });

  test.each(['K7Ж', 'K/7', 'K7Z', '李'])(
    '%s cannot be spelt, not even in part: not of the alphabet, or without a sound',
    (wrong) => {
      expect(clips.spell(wrong)).toBeNull();
    },
  );
});

test.each([
  ['Léonard', 'LEONARD'],
  ['Marie-Amélie', 'MARIEAMELIE'],
  ['N’Golo', 'NGOLO'],
  ['Françoise', 'FRANCOISE'],
  ['Lætitia', 'LAETITIA'],
  ['1948', '1948'],
])('a name is spelt without its accents and dashes: %s', (name, letters) => {
  expect(
    clips
      .spell(name)
      ?.map(({ id }) => id)
      .join(''),
  ).toBe(letters);
});

test('a line without a sound has none', () => {
  expect(clips.line('welcome.body.9')).toBeNull();
});

describe('the loudspeaker', () => {
  test('says lines, and cannot be given a code: it does not compile', () => {
    const loudspeaker = speakerTo('loudspeaker', new FakeAudio().element);
    loudspeaker.say([title], 2, listener());
    // @ts-expect-error -- a personal clip is not audible on a loudspeaker
    const personal: Parameters<typeof loudspeaker.say>[0] = code;
    // @ts-expect-error -- nor among lines
    const mixed: Parameters<typeof loudspeaker.say>[0] = [title, ...code];
    expect([personal.length, mixed.length]).toEqual([4, 5]);
  });

  test('refuses it too where the types were forced, and stays silent', () => {
    const audio = new FakeAudio();
    const loudspeaker = speakerTo('loudspeaker', audio.element);
    expect(() => loudspeaker.say(code as unknown as PublicClip[], 2, listener())).toThrow('loudspeaker');
    expect(audio.played).toEqual([]);
  });

  test('is not a headset by another name', () => {
    const loudspeaker = speakerTo('loudspeaker', new FakeAudio().element);
    // @ts-expect-error -- what speaks to everybody cannot stand where one person listens
    const headset: ReturnType<typeof speakerTo<'headset'>> = loudspeaker;
    expect(headset.output).toBe('loudspeaker');
  });
});

test('a headset says both', () => {
  const audio = new FakeAudio();
  const headset = speakerTo('headset', audio.element);
  const all: (PublicClip | PersonalClip)[] = [title, ...code];
  headset.say(all, 2, listener());
  expect(audio.played).toEqual(['/voice/fr/welcome.title.opus']);
});
