/**
 * The activation code, drawn: the same letters on every printer, and as high as we say. Bold, in capitals of a
 * monospaced font, a little narrower than usual where eleven of them must stand on a line.
 */
import type { DotPicture } from './dot-picture.ts';
import type { PrinterProfile } from './profiles.ts';
import { drawn, escaped, latin } from './text-picture.ts';

/** Readable at arm's length by an elderly person. */
const capitalMm = 8.3;
/** A Q reaches below its line. */
const betweenLinesMm = 2.3;

/** Left free on both sides: print heads are weak at their ends. */
const edgeDots = 4;

/** `code`: groups with dashes between them, broken after a dash only. */
export function codePicture(code: string, { dots, dotsPerInch }: PrinterProfile): DotPicture {
  const dotsPerMm = dotsPerInch / 25.4;
  const capital = capitalMm * dotsPerMm;
  const pitch = Math.ceil(capital + betweenLinesMm * dotsPerMm);
  const em = capital / latin.capital;
  const lines = codeLines(code, Math.floor(dots / (em * latin.advance * leastWidth)));
  const longest = Math.max(...lines.map((line) => line.length));
  const advance = Math.min(em * latin.advance, (dots - 2 * edgeDots) / longest);
  const elements = lines.map((line, index) => {
    const place = `translate(${dots / 2} ${index * pitch + Math.ceil(capital) + 2})`;
    const squeeze = `scale(${advance / (em * latin.advance)} 1)`;
    const font = `font-family="${latin.font}" font-size="${em}" font-weight="700" text-anchor="middle"`;
    return `<text transform="${place} ${squeeze}" ${font}>${escaped(line)}</text>`;
  });
  return drawn(elements.join(''), dots, pitch * lines.length);
}

/** Squeezed further, letters are hard to read. */
const leastWidth = 0.85;

/** Two groups, then the last; each group alone where two do not fit. */
function codeLines(code: string, mostCharacters: number): string[] {
  const groups = code.split(/(?<=-)/);
  const two = [groups.slice(0, -1).join(''), ...groups.slice(-1)];
  return two.every((line) => line.length <= mostCharacters) ? two : groups;
}
