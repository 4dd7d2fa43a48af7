/** Rows of 0 and 1 as a picture, with the quiet zone that a page gives them. */
import { PNG } from 'pngjs';

const scale = 6;
const quiet = 4;

export function pngOf(rows: string[]): Buffer {
  const side = (rows.length + 2 * quiet) * scale;
  const png = new PNG({ width: side, height: side });
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = rows[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === '1';
      png.data.fill(dark ? 0 : 255, (y * side + x) * 4, (y * side + x) * 4 + 3);
      png.data[(y * side + x) * 4 + 3] = 255;
    }
  }
  return PNG.sync.write(png);
}
