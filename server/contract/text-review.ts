/** Who has read a language again. Types only: schemas stand where such a text is parsed. */

/** native-reader: somebody whose language it is. people-concerned: people who read little (accessibility.md §5). */
export type TextReader = 'native-reader' | 'people-concerned';

export type TextReview =
  /** The other languages translate this one. */
  | { status: 'reference' }
  /** Written by whoever built the kiosk. `needs`: who must read it before it is used. */
  | { status: 'not-reviewed'; needs: TextReader }
  /** `on`: AAAA-MM-JJ. */
  | { status: 'reviewed'; by: TextReader; on: string };
