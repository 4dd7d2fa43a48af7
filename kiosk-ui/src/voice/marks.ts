/**
 * What the screen writes on its elements for the voice, beside the id of a line (`data-say`). A first name, a year of
 * birth, a code and an answer are for one person's ear: a loudspeaker is told a sentence in their place.
 */
import type { Output } from './clips.ts';

const only = (output: Output) => ({ 'data-ear': output }) as const;

/** On a line: said by the loudspeaker, in the place of what only a headset says. */
export const onlyAloud = only('loudspeaker');

/** On a line: said into a headset, and passed by on the loudspeaker. */
export const onlyByHeadset = only('headset');

/**
 * On what names one person (first name, year, code): its letters and digits, one by one, into a headset. With a line's
 * id beside it, the loudspeaker says that line in its place; without, nothing.
 */
export const spelt = { 'data-spell': '' } as const;
