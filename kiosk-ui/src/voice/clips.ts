/**
 * What may be heard where. A line of the catalogue names nobody: everybody may hear it. A character of a code or of a
 * name belongs to one person: it exists for a headset only, and a loudspeaker cannot be handed one, because the types
 * do not let it.
 */
import { characters, type Manifest, voiceFolder } from './manifest.ts';

export type Output = 'loudspeaker' | 'headset';

/** A clip anybody in the room may hear. */
export interface PublicClip {
  readonly audience: 'everybody';
  readonly id: string;
  readonly url: string;
}

/** A clip for one person's ear. */
export interface PersonalClip {
  readonly audience: 'one-person';
  readonly id: string;
  readonly url: string;
}

/** The clips that an output may play. */
export type Audible<O extends Output> = O extends 'headset' ? PublicClip | PersonalClip : PublicClip;

export interface Clips {
  /** Null for a line that has no sound. */
  line(id: string): PublicClip | null;
  /**
   * One clip a letter or digit; spaces, dashes and apostrophes are passed by, an accented letter is said without its
   * accent. Null when a character is not of the alphabet: a name half spelt would be another name.
   */
  spell(text: string): PersonalClip[] | null;
}

export function clipsOf(manifest: Manifest): Clips {
  const folder = `/${voiceFolder(manifest.language)}`;
  const urls = (clips: Manifest['lines']): Map<string, string> =>
    new Map(clips.map(({ id, file }) => [id, `${folder}/${file}`]));
  const lines = urls(manifest.lines);
  const letters = urls(manifest.characters);
  return {
    line: (id) => {
      const url = lines.get(id);
      return url === undefined ? null : { audience: 'everybody', id, url };
    },
    spell: (text) => {
      const said = [...lettersOf(text)].map((character): PersonalClip | null => {
        const url = characters.includes(character) ? letters.get(character) : undefined;
        return url === undefined ? null : { audience: 'one-person', id: character, url };
      });
      return said.every((clip) => clip !== null) ? said : null;
    },
  };
}

const lettersOf = (text: string): string =>
  text
    .replaceAll(/[Œœ]/g, 'OE')
    .replaceAll(/[Ææ]/g, 'AE')
    .normalize('NFD')
    .replaceAll(/[\p{M}\s'’·-]/gu, '')
    .toUpperCase();
