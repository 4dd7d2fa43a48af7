/** The kind of code, from its AIM identifier (ISO/IEC 15424): pure. */

export type Symbology =
  | 'qr'
  | 'datamatrix'
  | 'gs1-datamatrix'
  | 'code-128'
  | 'ean'
  | 'pdf417'
  | 'other'
  /** The scanner is not set to send the identifier: what it scans cannot be told apart. */
  | 'no-identifier';

export function symbologyOf(aim: string): Symbology {
  if (aim === '') return 'no-identifier';
  if (aim === ']Q0' || aim === ']Q1') return 'qr';
  if (aim === ']d1') return 'datamatrix';
  if (aim === ']d2') return 'gs1-datamatrix';
  return families[aim[1] ?? ''] ?? 'other';
}

const families: Record<string, Symbology | undefined> = { C: 'code-128', E: 'ean', L: 'pdf417' };
