/** The line being written: characters in the styles of the moment, placed and aligned when the paper moves. */
import type { TextRun } from './paper.ts';

export type Style = Omit<TextRun, 'x' | 'text'>;

export const fontA = { width: 12, height: 24 };
export const fontB = { width: 9, height: 17 };

const plain: Style = { bold: false, underline: false, inverted: false, width: 1, height: 1, cell: fontA };

export class LineBuffer {
  readonly #dots: number;
  /** The area that is printed on: from the left edge of the paper's width, and how wide. */
  #left = 0;
  #width: number;
  #style = plain;
  #runs: TextRun[] = [];
  /** From the left of the area. */
  #x = 0;
  /** 0 left, 1 centre, 2 right. */
  #align = 0;

  /** `dots`: the printable width. */
  constructor(dots: number) {
    this.#dots = dots;
    this.#width = dots;
  }

  get empty(): boolean {
    return this.#runs.length === 0;
  }

  get full(): boolean {
    return this.#x === this.#area;
  }

  restyle(change: Partial<Style>): void {
    this.#style = { ...this.#style, ...change };
  }

  align(n: number): void {
    this.#align = n & 3;
  }

  setLeft(dots: number): void {
    this.#left = Math.min(dots, this.#dots);
  }

  setWidth(dots: number): void {
    this.#width = dots;
  }

  /** What would lie outside the area is not obeyed. */
  moveTo(x: number): void {
    if (x >= 0 && x <= this.#area) this.#x = x;
  }

  moveBy(dots: number): void {
    this.moveTo(this.#x + dots);
  }

  /** False when the character has no room left on this line. */
  put(character: string): boolean {
    const width = this.#style.cell.width * this.#style.width;
    if (this.#x + width > this.#area) return false;
    this.#runs = joined(this.#runs, { ...this.#style, x: this.#x, text: character });
    this.#x += width;
    return true;
  }

  /** The line as it goes on paper; the buffer is empty after it. */
  take(): { runs: TextRun[]; height: number } {
    const shift = this.left(this.#x);
    const runs = this.#runs.map((run) => ({ ...run, x: run.x + shift }));
    [this.#runs, this.#x] = [[], 0];
    return { runs, height: Math.max(0, ...runs.map((run) => run.height * run.cell.height)) };
  }

  /** Where something of this width begins under the alignment of the moment. */
  left(width: number): number {
    const share = [0, 0.5, 1][this.#align] ?? 0;
    return this.#left + Math.max(0, Math.floor((this.#area - width) * share));
  }

  get #area(): number {
    return Math.min(this.#width, this.#dots - this.#left);
  }
}

function joined(runs: TextRun[], next: TextRun): TextRun[] {
  const last = runs.at(-1);
  if (last === undefined || !follows(last, next)) return [...runs, next];
  return [...runs.slice(0, -1), { ...last, text: last.text + next.text }];
}

/** In the same style, and without a gap between them. */
function follows(one: TextRun, other: TextRun): boolean {
  const end = one.x + one.text.length * one.cell.width * one.width;
  return (
    end === other.x &&
    (['bold', 'underline', 'inverted', 'width', 'height', 'cell'] as const).every(
      (property) => one[property] === other[property],
    )
  );
}
