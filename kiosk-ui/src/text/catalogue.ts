/**
 * What a language must hold to be shown. French says which keys there are; every other language satisfies these types,
 * so that a missing sentence does not compile.
 */
import type { TextReview } from '@borne/kiosk-agent/contract';
import type * as french from './fr.ts';
import type { Messages, PrinterReasons } from './message.ts';

/** All the words of one language: the module `text/<language>.ts` itself. */
export interface Catalogue {
  /** Who has read it again; shown to the installer, as that of the papers is. */
  review: TextReview;
  messages: Messages;
  buttons: Record<ButtonKey, string>;
  hints: Record<HintKey, string>;
  labels: WordsLike<typeof french.labels>;
  printerReasons: PrinterReasons;
  personal: Record<PersonalKey, string>;
  spoken: WordsLike<typeof french.spoken>;
}

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
