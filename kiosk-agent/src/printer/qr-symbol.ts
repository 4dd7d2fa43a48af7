/** The QR of the ticket: how large it is drawn, and its dots for printers that cannot draw it themselves. Pure. */
import { type BitMatrix, create } from 'qrcode';
import { type DotPicture, dotPicture } from './dot-picture.ts';
import type { PrinterProfile } from './profiles.ts';

/** Level M: a fold or a scratch may cost 15 % of the symbol. */
const qrLevel = 'M';

/** The least that a telephone reads surely. */
const leastModuleMm = 0.5;
const mostModuleDots = 8;

type QrProfile = Pick<PrinterProfile, 'dots' | 'dotsPerInch' | 'qrSideMm'>;

/** Dots of one module, for this content. */
export function moduleDots(content: string, { dotsPerInch, qrSideMm }: QrProfile): number {
  const dotsPerMm = dotsPerInch / 25.4;
  const least = Math.ceil(leastModuleMm * dotsPerMm);
  const wanted = Math.floor((qrSideMm * dotsPerMm) / symbol(content).size);
  return Math.min(mostModuleDots, Math.max(least, wanted));
}

/** Modules on a side, for this content. */
export function qrModules(content: string): number {
  return symbol(content).size;
}

/** The symbol in the middle of the printable width, without its quiet zone, which the paper around it gives. */
export function qrPicture(content: string, profile: QrProfile): DotPicture {
  const { dots } = profile;
  const modules = symbol(content);
  const scale = moduleDots(content, profile);
  const left = Math.floor((dots - modules.size * scale) / 2);
  return dotPicture(dots, modules.size * scale, (x, y) => {
    const column = Math.floor((x - left) / scale);
    return column >= 0 && column < modules.size && modules.get(Math.floor(y / scale), column) === 1;
  });
}

/** In byte mode only, as plain printers do: a shorter mixture could be one size smaller than what they draw. */
function symbol(content: string): BitMatrix {
  const data = new TextEncoder().encode(content);
  return create([{ data, mode: 'byte' }], { errorCorrectionLevel: qrLevel }).modules;
}
