/** Pictures sent as dots: `GS v 0` in rows, `ESC *` in columns. Pure. */
import type { Command } from './commands.ts';

export interface DotPicture {
  width: number;
  height: number;
  /** One byte a dot, row by row; 1 is black. */
  dots: Uint8Array;
}

/** `GS v 0 m xL xH yL yH d…`; null when it is not the form `0`. */
export function rowPicture({ parameters, data }: Command): DotPicture | null {
  const [form, scale = 0, widthLow = 0, widthHigh = 0, heightLow = 0, heightHigh = 0] = parameters;
  if (form !== 0x30) return null;
  const bytesInRow = widthLow + widthHigh * 256;
  const height = heightLow + heightHigh * 256;
  const picture = dotPicture(bytesInRow * 8, height, (x, y) =>
    bit(data[y * bytesInRow + (x >> 3)], 7 - (x & 7)),
  );
  return enlarged(picture, scale & 1 ? 2 : 1, scale & 2 ? 2 : 1);
}

/** `ESC * m nL nH d…`: 8 or 24 dots high; null for a mode that no table holds. */
export function columnPicture({ parameters, data }: Command): DotPicture | null {
  const [mode = 0, low = 0, high = 0] = parameters;
  if (![0, 1, 32, 33].includes(mode)) return null;
  const bytesInColumn = mode >= 32 ? 3 : 1;
  const picture = dotPicture(low + high * 256, bytesInColumn * 8, (x, y) =>
    bit(data[x * bytesInColumn + (y >> 3)], 7 - (y & 7)),
  );
  // Single density: each dot is two wide; 8 dots high means a third of the resolution.
  return enlarged(picture, mode & 1 ? 1 : 2, bytesInColumn === 1 ? 3 : 1);
}

function dotPicture(width: number, height: number, dot: (x: number, y: number) => number): DotPicture {
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) dots[y * width + x] = dot(x, y);
  }
  return { width, height, dots };
}

function enlarged(source: DotPicture, wide: number, high: number): DotPicture {
  if (wide === 1 && high === 1) return source;
  return dotPicture(
    source.width * wide,
    source.height * high,
    (x, y) => source.dots[Math.floor(y / high) * source.width + Math.floor(x / wide)] ?? 0,
  );
}

function bit(byte: number | undefined, position: number): number {
  return ((byte ?? 0) >> position) & 1;
}
