/**
 * Text as dots, drawn with the fonts that the project ships: for what a printer's page does not have. Latin letters
 * stand in cells of 12×24 dots like the printer's own; Arabic is shaped, joined and laid from right to left by resvg.
 */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { type DotPicture, dotPicture } from './dot-picture.ts';
import type { PrinterProfile } from './profiles.ts';

export interface TextStyle {
  align: 'start' | 'center';
  /** Multiples of a cell of 12×24 dots. */
  width: number;
  height: number;
  bold: boolean;
}

export type DrawnOn = Pick<PrinterProfile, 'dots' | 'dotsPerInch' | 'lineSpacing'>;

interface Script {
  font: string;
  rightToLeft: boolean;
  /** Em, base line and least distance from line to line, in dots at size 1. */
  em: number;
  baseLine: number;
  pitch: number;
}

/** The advance of this font is 0.602 em, so that a cell of 12 dots holds exactly one character. */
export const latin = {
  ...{ font: 'DejaVu Sans Mono', rightToLeft: false, em: 12 / 0.602, baseLine: 19, pitch: 24 },
  /** Shares of the em. */
  ...{ advance: 0.602, capital: 0.729 },
};

/** Larger: its letters are low in their em, and its marks stand above and below them. At 203 dots an inch. */
const arabic: Script = { font: 'Noto Sans Arabic', rightToLeft: true, em: 24, baseLine: 23.4, pitch: 35 };

const path = createRequire(import.meta.url).resolve;
const fontFiles = [
  path('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
  path('dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf'),
  path('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  path('@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
];
const options = {
  font: { loadSystemFonts: false, fontFiles, defaultFontFamily: latin.font, monospaceFamily: latin.font },
};

/** True when the text is read from right to left. */
export function isRightToLeft(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

/** Lines of one style, as a picture of the whole printable width. */
export function textPicture(lines: readonly string[], style: TextStyle, on: DrawnOn): DotPicture {
  const script = scriptOf(lines, on);
  const pitch = pitchOf(script, style, on);
  const elements = lines.map((line, index) => lineElement(line, style, script, index * pitch, on.dots));
  return drawn(elements.join(''), on.dots, lines.length * pitch);
}

/** Height in dots of the picture of these lines. */
export function drawnHeight(lines: readonly string[], style: TextStyle, on: DrawnOn): number {
  return lines.length * pitchOf(scriptOf(lines, on), style, on);
}

function pitchOf({ pitch }: Script, { height }: TextStyle, { lineSpacing }: DrawnOn): number {
  return Math.max(lineSpacing, Math.ceil(pitch * height));
}

/** Width in dots of one line, as it would be drawn. */
export function drawnWidth(line: string, style: TextStyle, on: DrawnOn): number {
  if (!isRightToLeft(line)) return [...line].length * 12 * style.width;
  return (arabicWidth(line, style.bold) * style.width * on.dotsPerInch) / 203;
}

/** Shaping takes milliseconds, and a sheet is laid out in several sizes: each line is measured once, at size 1. */
const measured = new Map<string, number>();
const measuredMax = 2_000;

function arabicWidth(line: string, bold: boolean): number {
  const key = `${bold} ${line}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const element = lineElement(line, { align: 'start', width: 1, height: 1, bold }, arabic, 0, 0);
  const width = new Resvg(svg(element, 1, 1), options).getBBox()?.width ?? 0;
  if (measured.size >= measuredMax) measured.clear();
  measured.set(key, width);
  return width;
}

/** SVG of black shapes, with our fonts -> dots. */
export function drawn(elements: string, dots: number, height: number): DotPicture {
  const { pixels } = new Resvg(svg(elements, dots, height), options).render();
  return dotPicture(dots, height, (x, y) => (pixels[(y * dots + x) * 4] ?? 255) < 128);
}

function svg(elements: string, width: number, height: number): string {
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#fff"/>${elements}</svg>`;
}

/** Arabic keeps its millimetres on every printer; Latin keeps the printer's own cells. */
function scriptOf(lines: readonly string[], { dotsPerInch }: DrawnOn): Script {
  // A foreign word alone on its line still stands where the lines of its sentence begin.
  if (!lines.some(isRightToLeft)) return latin;
  const scale = dotsPerInch / 203;
  const { em, baseLine, pitch } = arabic;
  return { ...arabic, em: em * scale, baseLine: baseLine * scale, pitch: pitch * scale };
}

function lineElement(
  line: string,
  { align, width, height, bold }: TextStyle,
  { font, rightToLeft, em, baseLine }: Script,
  top: number,
  dots: number,
): string {
  const [x, anchor] = align === 'center' ? [dots / 2, 'middle'] : rightToLeft ? [dots, 'end'] : [0, 'start'];
  const place = `translate(${x} ${top + baseLine * height}) scale(${width} ${height})`;
  const style = `font-family="${font}" font-size="${em}" font-weight="${bold ? 700 : 400}"`;
  // resvg lays every line from left to right; an isolate turns the whole of it, its numbers and full stop included.
  const text = rightToLeft ? `\u2067${line}\u2069` : line;
  return `<text xml:space="preserve" transform="${place}" text-anchor="${anchor}" ${style}>${escaped(text)}</text>`;
}

export function escaped(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
}
