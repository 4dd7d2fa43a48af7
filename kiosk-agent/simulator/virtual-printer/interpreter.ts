/** Commands -> paper: keeps the state that a printer keeps between them. Knows no wire and no fault. */
import { character } from './code-page.ts';
import type { Command } from './commands.ts';
import { fontA, fontB, LineBuffer } from './line-buffer.ts';
import { emptyPaper, type Paper } from './paper.ts';
import { type PaperModel, usualModel } from './paper-model.ts';
import { type DrawnQr, QrMemory } from './qr-memory.ts';
import { columnPicture, type DotPicture, rowPicture } from './raster.ts';

const usualSpacing = 30;

/** Understood, and without effect on what we draw: CR, national letters, and the settings of Asian characters. */
const withoutTrace = new Set(['CR', 'ESC R', 'FS -', 'FS .', 'FS C', 'FS S']);
/** Understood when they set back to what is usual; no client of ours sets anything else. */
const setBack = new Set(['ESC SP', 'ESC {']);

export class Interpreter {
  readonly paper: Paper;
  /** How often the paper has moved on, a picture by strips of a line's height; the mechanism counts it. */
  linesFed = 0;

  #line: LineBuffer;
  #qr = new QrMemory();
  #page = 0;
  #spacing = usualSpacing;
  /** Dots of one unit of feeding. */
  #unit = 1;

  constructor(model: PaperModel = usualModel) {
    this.paper = emptyPaper(model);
    this.#line = new LineBuffer(model.dots);
  }

  execute(command: Command): void {
    const act = this.#acts[command.name];
    if (act) act(command.parameters, command);
    else if (setBack.has(command.name) && command.parameters[0] === 0) return;
    else if (!withoutTrace.has(command.name)) this.#unknown(command);
  }

  /** Characters wait for the paper to move; no client can take them back. */
  get midLine(): boolean {
    return !this.#line.empty;
  }

  readonly #acts: Record<string, (parameters: number[], command: Command) => void> = {
    text: ([byte = 0]) => this.#put(byte),
    LF: () => this.#feed(this.#spacing),
    'ESC @': () => this.#reset(),
    'ESC !': ([n = 0]) => this.#line.restyle(printMode(n)),
    'ESC -': ([n = 0]) => this.#line.restyle({ underline: (n & 3) !== 0 }),
    'ESC 2': () => this.#space(usualSpacing),
    'ESC 3': ([n = 0]) => this.#space(n * this.#unit),
    'ESC E': ([n = 0]) => this.#line.restyle({ bold: (n & 1) === 1 }),
    'ESC G': ([n = 0]) => this.#line.restyle({ bold: (n & 1) === 1 }),
    'ESC J': ([n = 0]) => this.#feed(n * this.#unit),
    'ESC M': ([n = 0]) => this.#line.restyle({ cell: n & 1 ? fontB : fontA }),
    'ESC $': ([low = 0, high = 0]) => this.#line.moveTo(low + high * 256),
    'ESC \\': ([low = 0, high = 0]) => this.#line.moveBy(((low + high * 256) << 16) >> 16),
    'ESC a': ([n = 0]) => this.#align(n),
    'ESC i': () => this.#cut(0, 0),
    'ESC m': () => this.#cut(1, 0),
    'ESC d': ([n = 0]) => this.#feedLines(n),
    'ESC t': ([n = 0]) => this.#choosePage(n),
    'GS !': ([n = 0]) => this.#line.restyle({ width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }),
    'GS B': ([n = 0]) => this.#line.restyle({ inverted: (n & 1) === 1 }),
    'GS L': ([low = 0, high = 0]) => this.#line.setLeft(low + high * 256),
    'GS W': ([low = 0, high = 0]) => this.#line.setWidth(low + high * 256),
    'GS P': ([, vertical = 0]) => this.#chooseUnit(vertical),
    // The line feed that follows a strip of columns moves the paper.
    'ESC *': (_, command) => this.#place(columnPicture(command), command, () => 0),
    'GS v': (_, command) => this.#place(rowPicture(command), command, (picture) => picture.height),
    'GS (': (_, command) => this.#symbol(command),
    'GS V': ([mode = 0, distance = 0]) => this.#cut(mode, distance),
  };

  #reset(): void {
    if (!this.#line.empty) this.#warn('a line was thrown away by ESC @');
    [this.#line, this.#qr] = [new LineBuffer(this.paper.model.dots), new QrMemory()];
    [this.#page, this.#spacing, this.#unit] = [0, usualSpacing, 1];
  }

  #space(dots: number): void {
    this.#spacing = dots;
  }

  #choosePage(page: number): void {
    this.#page = page;
  }

  #chooseUnit(perInch: number): void {
    this.#unit = perInch === 0 ? 1 : this.paper.model.dotsPerInch / perInch;
  }

  #align(n: number): void {
    if (!this.#line.empty) this.#warn('alignment changed in the middle of a line');
    this.#line.align(n);
  }

  #put(byte: number): void {
    const shape = character(byte, this.#page);
    if (shape === null) this.#warn(`page ${this.#page} has no character ${hex([byte])}`);
    if (this.#line.put(shape ?? '\ufffd')) return;
    this.#warn(`line ${this.linesFed + 1} is too wide`);
    this.#feed(this.#spacing);
    this.#line.put(shape ?? '\ufffd');
  }

  #feedLines(count: number): void {
    for (let line = 0; line < count; line += 1) this.#feed(this.#spacing);
  }

  /** The paper moves by the wanted distance, or by the tallest character if that is more. */
  #feed(dots: number): void {
    // Some printers wrap at the last column and add an empty line (kiosk-hardware.md §2.2).
    if (this.#line.full) this.#warn(`line ${this.linesFed + 1} fills the paper`);
    const { runs, height } = this.#line.take();
    if (runs.length > 0) this.paper.items.push({ kind: 'text', y: this.paper.length, height, runs });
    this.paper.length += Math.round(Math.max(dots, height));
    this.linesFed += 1;
  }

  #place(picture: DotPicture | null, command: Command, advance: (picture: DotPicture) => number): void {
    if (picture === null) {
      this.#unknown(command);
      return;
    }
    this.paper.items.push({ kind: 'raster', x: this.#left(picture.width), y: this.paper.length, ...picture });
    this.#passUnder(advance(picture));
  }

  #symbol(command: Command): void {
    const isQr = command.parameters[0] === 0x6b;
    const outcome = isQr ? this.#qr.execute(command.data) : ({ step: 'unknown' } as const);
    if (outcome.step === 'unknown') this.#unknown(command);
    else if (outcome.step === 'print') this.#printQr(outcome.symbol);
  }

  #printQr(symbol: DrawnQr | null): void {
    if (symbol === null) {
      this.#warn('a QR symbol was asked for, but none can be drawn');
      return;
    }
    const side = symbol.modules.length * symbol.scale;
    this.paper.items.push({ kind: 'qr', x: this.#left(side), y: this.paper.length, ...symbol });
    this.#passUnder(side);
  }

  /** Dots of a picture, printed as the paper goes by. */
  #passUnder(dots: number): void {
    this.paper.length += dots;
    this.linesFed += Math.ceil(dots / fontA.height);
  }

  #left(width: number): number {
    if (width > this.paper.model.dots) this.#warn(`a picture of ${width} dots is too wide`);
    if (!this.#line.empty) this.#warn('a picture fell into an unfinished line');
    return this.#line.left(width);
  }

  /** Forms 65 and 66 first feed the printed part past the knife. */
  #cut(mode: number, distance: number): void {
    if (![0, 1, 48, 49, 65, 66].includes(mode)) this.paper.unknown.push(hex([0x1d, 0x56, mode]));
    if (!this.#line.empty) this.#warn('the cut fell into an unfinished line');
    const { knifeDots } = this.paper.model;
    if (mode >= 65) this.paper.length += knifeDots + Math.round(distance * this.#unit);
    if (this.#inkEnd() > this.paper.length - knifeDots) this.#warn('the knife cut through printed lines');
    this.paper.cuts.push(this.paper.length);
  }

  #inkEnd(): number {
    const ends = this.paper.items.map((item) =>
      item.kind === 'qr' ? item.y + item.modules.length * item.scale : item.y + item.height,
    );
    return Math.max(0, ...ends);
  }

  #warn(text: string): void {
    this.paper.warnings.push(text);
  }

  #unknown({ name, parameters, data }: Command): void {
    const bytes = hex([...parameters, ...data.slice(0, 3)]);
    this.paper.unknown.push(name === 'unknown' ? bytes : `${name} ${bytes}`.trim());
  }
}

/** `ESC ! n`, several styles at once. */
function printMode(n: number) {
  return {
    cell: n & 0x01 ? fontB : fontA,
    bold: (n & 0x08) !== 0,
    height: n & 0x10 ? 2 : 1,
    width: n & 0x20 ? 2 : 1,
    underline: (n & 0x80) !== 0,
  };
}

function hex(bytes: Iterable<number>): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
