/** Paper -> SVG, one dot of the printer to one unit: pure. The ticket as it is torn off, with the paper's margins. */
import type { Paper, QrSymbol, Raster, TextLine, TextRun } from './paper.ts';

export const fontFamily = 'DejaVu Sans Mono';

const ink = '#1a1a1a';

/** Advance of this font is 0.602 em, so that a cell of 12 dots holds exactly one character. */
const emOfCellWidth = 1 / 0.602;
/** Share of the cell above the base line. */
const baseLine = 0.79;

/** The paper between two cuts begins under the knife, so the first print lies one knife's distance below the edge. */
export function drawPaper(paper: Paper): string {
  const { dots, marginDots, knifeDots } = paper.model;
  const width = dots + 2 * marginDots;
  const height = Math.max(paper.cuts.at(-1) ?? paper.length + knifeDots, 1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g transform="translate(${marginDots} ${knifeDots})" fill="${ink}" font-family="${fontFamily}">`,
    ...paper.items.map(drawItem),
    '</g></svg>',
  ].join('\n');
}

function drawItem(item: TextLine | QrSymbol | Raster): string {
  if (item.kind === 'text') return item.runs.map((run) => drawRun(run, item)).join('');
  return item.kind === 'qr' ? drawQr(item) : drawRaster(item);
}

function drawRun(run: TextRun, line: TextLine): string {
  const { cell } = run;
  const top = line.y + line.height - run.height * cell.height;
  const place = `translate(${run.x} ${top}) scale(${run.width} ${run.height})`;
  const length = run.text.length * cell.width;
  const ground = run.inverted ? `<rect width="${length}" height="${cell.height}"/>` : '';
  const rule = run.underline ? `<rect y="${cell.height - 2}" width="${length}" height="2"/>` : '';
  return `<g transform="${place}">${ground}${rule}${drawCharacters(run)}</g>`;
}

/** Each character has its own place: no white space is left to a text engine to collapse. */
function drawCharacters(run: TextRun): string {
  const { cell } = run;
  const placed = [...run.text]
    .map((character, index) => ({ character, x: index * cell.width }))
    .filter(({ character }) => character.trim() !== '');
  if (placed.length === 0) return '';
  const size = cell.width * emOfCellWidth;
  const weight = run.bold ? 'bold' : 'normal';
  const fill = run.inverted ? ' fill="#ffffff"' : '';
  const places = placed.map(({ x }) => x).join(' ');
  const text = placed.map(({ character }) => escaped(character)).join('');
  return `<text x="${places}" y="${cell.height * baseLine}" font-size="${size}" font-weight="${weight}"${fill}>${text}</text>`;
}

function drawQr(symbol: QrSymbol): string {
  return drawRows(
    symbol.modules.map((row) => [...row].map(Number)),
    symbol,
    symbol.scale,
  );
}

function drawRaster(raster: Raster): string {
  const rows = Array.from({ length: raster.height }, (_, y) => [
    ...raster.dots.subarray(y * raster.width, (y + 1) * raster.width),
  ]);
  return drawRows(rows, raster, 1);
}

/** Dark dots of a row that touch become one rectangle. */
function drawRows(rows: number[][], at: { x: number; y: number }, scale: number): string {
  const path = rows.flatMap((row, y) =>
    darkStretches(row).map(
      ([from, to]) =>
        `M${at.x + from * scale} ${at.y + y * scale}h${(to - from) * scale}v${scale}h${(from - to) * scale}z`,
    ),
  );
  return `<path shape-rendering="crispEdges" d="${path.join('')}"/>`;
}

function darkStretches(row: number[]): [from: number, to: number][] {
  const edges = row.flatMap((dot, x) => (dot !== (row[x - 1] ?? 0) ? [x] : []));
  if (row.at(-1) === 1) edges.push(row.length);
  return Array.from({ length: edges.length / 2 }, (_, index) => [
    edges[2 * index] ?? 0,
    edges[2 * index + 1] ?? 0,
  ]);
}

function escaped(character: string): string {
  return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[character] ?? character;
}
