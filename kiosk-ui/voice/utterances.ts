/** Everything the kiosk can say in one language, and nothing else: the catalogue and the alphabet of names and codes. Pure. */
import { createHash } from 'node:crypto';
import { type Line, linesOf } from '../src/text/line.ts';
import { characters } from '../src/voice/manifest.ts';
import type { SpokenLanguage } from './languages.ts';
import { spokenText } from './spoken-text.ts';

export interface Utterance {
  id: string;
  kind: 'lines' | 'characters';
  /** As a person would read it aloud. */
  text: string;
  /** As the engine is told to say it. */
  spoken: string;
  /** Of `text`: a recording is made for these very words. */
  textHash: string;
}

export function utterancesOf({ catalogue, pronunciation }: SpokenLanguage): Utterance[] {
  const utterance = (kind: Utterance['kind'], id: string, text: string): Utterance => ({
    id,
    kind,
    text,
    spoken: spokenText(text, pronunciation),
    textHash: shortHash(text),
  });
  const aloud = ({ text, isButton }: Line): string => (isButton ? catalogue.spoken.touch(text) : text);
  return [
    ...linesOf(catalogue).map((line) => utterance('lines', line.id, aloud(line))),
    ...[...characters].map((character) => utterance('characters', character, character)),
  ];
}

/** 64 bits of SHA-256: enough to tell two sentences of a catalogue apart, short enough for a file name. */
export function shortHash(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  // The length goes in too, so that no two lists of parts look the same.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}
