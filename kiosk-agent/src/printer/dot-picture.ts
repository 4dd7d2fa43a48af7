/** Pictures of black dots, and the command that prints them: `GS v 0`. Pure. */

export interface DotPicture {
  /** A multiple of 8. */
  readonly width: number;
  readonly height: number;
  /** Row by row, the leftmost dot in the highest bit; 1 is black. */
  readonly rows: Uint8Array;
}

/** Cheap printers have small buffers; and a height under 256 keeps the second byte of the length at zero. */
const mostBandRows = 128;

/** `isDark` is asked for each dot; the width is rounded up to whole bytes. */
export function dotPicture(
  wanted: number,
  height: number,
  isDark: (x: number, y: number) => boolean,
): DotPicture {
  const width = Math.ceil(wanted / 8) * 8;
  const rows = new Uint8Array((width / 8) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < wanted; x += 1) {
      if (isDark(x, y)) setDark(rows, y * width + x);
    }
  }
  return { width, height, rows };
}

function setDark(rows: Uint8Array, dot: number): void {
  rows[dot >> 3] = (rows[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
}

/** `GS v 0`, band after band: they follow each other without a gap. */
export function rasterCommands({ width, height, rows }: DotPicture): Uint8Array {
  const bytesInRow = width / 8;
  const bands: Uint8Array[] = [];
  for (let y = 0; y < height; y += mostBandRows) {
    const count = Math.min(mostBandRows, height - y);
    const head = Uint8Array.of(0x1d, 0x76, 0x30, 0, bytesInRow & 0xff, bytesInRow >> 8, count, 0);
    bands.push(head, withoutRealTimeCommands(rows.subarray(y * bytesInRow, (y + count) * bytesInRow)));
  }
  return Buffer.concat(bands);
}

/** What follows DLE in a command that printers may obey wherever it stands: EOT, ENQ, DC4. */
const realTime = new Set([0x04, 0x05, 0x14]);

/**
 * Some printers take `10 04 n` for a question of status even among dots, answer it and lose the bytes
 * (kiosk-hardware.md §5). So the lone dot of 0x10 grows by its neighbour: nobody sees an eighth of a millimetre.
 */
export function withoutRealTimeCommands(dots: Uint8Array): Uint8Array {
  return dots.map((byte, at) => (byte === 0x10 && realTime.has(dots[at + 1] ?? 0) ? 0x18 : byte));
}
