/** The QR of the ticket: how large it is drawn, and its dots for printers that cannot draw it themselves. Pure. */
import { type BitMatrix, create } from 'qrcode';

/** Level M: a fold or a scratch may cost 15 % of the symbol. */
const qrLevel = 'M';

/** 22 mm at 203 dpi keeps the ticket short; 4 dots are 0.5 mm, the least a telephone reads surely. */
const wantedSideDots = 175;
const leastModuleDots = 4;
const mostModuleDots = 8;

export interface DotImage {
  /** RGBA, as an image of the canvas. */
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Dots of one module, for this content. */
export function moduleDots(content: string): number {
  return Math.min(
    mostModuleDots,
    Math.max(leastModuleDots, Math.floor(wantedSideDots / symbol(content).size)),
  );
}

/** The symbol without its quiet zone, which the paper around it gives. */
export function qrImage(content: string): DotImage {
  const modules = symbol(content);
  const scale = moduleDots(content);
  const side = modules.size * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = modules.get(Math.floor(y / scale), Math.floor(x / scale)) === 1;
      if (dark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, width: side, height: side };
}

/** In byte mode only, as plain printers do: a shorter mixture could be one size smaller than what they draw. */
function symbol(content: string): BitMatrix {
  const data = new TextEncoder().encode(content);
  return create([{ data, mode: 'byte' }], { errorCorrectionLevel: qrLevel }).modules;
}
