/**
 * What a language must hold to be shown. French says which keys there are; every other language satisfies these types,
 * so that a missing sentence does not compile.
 */
import type * as french from './fr.ts';
import type { Messages, PrinterReasons } from './message.ts';

/** All the words of one language: the module `text/<language>.ts` itself. */
export interface Catalogue {
  review: Review;
  messages: Messages;
  buttons: Record<ButtonKey, string>;
  hints: Record<HintKey, string>;
  labels: WordsLike<typeof french.labels>;
  printerReasons: PrinterReasons;
  personal: Record<PersonalKey, string>;
  spoken: WordsLike<typeof french.spoken>;
}

/** native-reader: somebody whose language it is. people-concerned: people who read little (accessibility.md §5). */
export type Reader = 'native-reader' | 'people-concerned';

/** Who has read a language again; shown to the installer, as that of the papers is (kiosk-agent/src/text/review.ts). */
export type Review =
  /** The other languages translate this one. */
  | { status: 'reference' }
  /** Written by whoever built the kiosk. `needs`: who must read it before it is used. */
  | { status: 'not-reviewed'; needs: Reader }
  /** `on`: AAAA-MM-JJ. */
  | { status: 'reviewed'; by: Reader; on: string };

export type ButtonKey = keyof typeof french.buttons;
export type HintKey = keyof typeof french.hints;
export type LabelKey = keyof typeof french.labels;
export type PersonalKey = keyof typeof french.personal;
export type SpokenKey = keyof typeof french.spoken;

/** The keys whose words stand as they are; the others are made of a count. */
export type FixedKey<Words> = {
  [Key in keyof Words]: Words[Key] extends string ? Key : never;
}[keyof Words];

type WordsLike<Words> = { [Key in keyof Words]: Words[Key] extends string ? string : Words[Key] };
