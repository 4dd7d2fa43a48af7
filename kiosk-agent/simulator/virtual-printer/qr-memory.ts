/**
 * The printer's own QR: `GS ( k`, symbol type 49. Functions 65 model, 67 module size, 69 level, 80 store, 81 print.
 * The symbol is drawn from the stored bytes, as the printer's engine would.
 */
import { create, type QRCodeErrorCorrectionLevel } from 'qrcode';

export interface DrawnQr {
  content: string;
  scale: number;
  modules: string[];
}

/** done: a setting or the data were taken. unknown: no table holds this function or value. */
export type QrStep = { step: 'done' } | { step: 'unknown' } | { step: 'print'; symbol: DrawnQr | null };

const levels: Record<number, QRCodeErrorCorrectionLevel> = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' };

export class QrMemory {
  #scale = 3;
  #level: QRCodeErrorCorrectionLevel = 'L';
  #stored: Uint8Array | null = null;

  /** `data` as it follows the length: symbol type, function, parameters. */
  execute(data: Uint8Array): QrStep {
    const [type, what, value = 0] = data;
    if (type !== 49) return { step: 'unknown' };
    switch (what) {
      case 65:
        return { step: value === 50 ? 'done' : 'unknown' };
      case 67:
        this.#scale = value;
        return { step: value >= 1 && value <= 16 ? 'done' : 'unknown' };
      case 69:
        this.#level = levels[value] ?? this.#level;
        return { step: value in levels ? 'done' : 'unknown' };
      case 80:
        this.#stored = data.slice(3);
        return { step: value === 48 ? 'done' : 'unknown' };
      case 81:
        return { step: 'print', symbol: this.#draw() };
      default:
        return { step: 'unknown' };
    }
  }

  /** Null: nothing was stored, or too much for any symbol. */
  #draw(): DrawnQr | null {
    if (this.#stored === null || this.#stored.length === 0 || this.#stored.length > 2_000) return null;
    const content = new TextDecoder('latin1').decode(this.#stored);
    const { modules } = create([{ data: this.#stored, mode: 'byte' }], { errorCorrectionLevel: this.#level });
    const rows = Array.from({ length: modules.size }, (_, row) =>
      Array.from({ length: modules.size }, (_unused, column) => modules.get(row, column)).join(''),
    );
    return { content, scale: this.#scale, modules: rows };
  }
}
