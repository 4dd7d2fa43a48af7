/** From the words as they are written to the words as they are said. Pure. */

/** What one language says otherwise than it is written: each in its turn, with a global pattern. */
export type Pronunciation = readonly (readonly [written: RegExp, said: string])[];

/** `text`: a sentence of the catalogue. A quotation is set off by a short pause, as a reader would. */
export function spokenText(text: string, pronunciation: Pronunciation): string {
  const plain = text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/[«“]/g, ', ')
    .replaceAll(/[»”]/g, ' ')
    .replaceAll('’', "'")
    .replace(/ [–—] /g, ', ');
  const said = pronunciation.reduce((sentence, [written, as]) => sentence.replace(written, as), plain);
  return (
    said
      .replace(/\s+/g, ' ')
      .replace(/\s+([.,،])/g, '$1')
      // A quotation that begins the sentence has nothing before it to pause after.
      .replace(/^[\s,]+/, '')
      .trim()
  );
}
