/** Reads the QR in a ticket's picture with a decoder that nobody here wrote (jsQR). */
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

/** Null when no QR is found. */
export function decodeQr(picture: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(picture);
  return jsqr(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
