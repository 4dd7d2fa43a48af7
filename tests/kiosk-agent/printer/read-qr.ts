/** Two readers of QR by others: neither knows how the picture was made. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** zxing-wasm would fetch its program from a CDN: it gets the file of its own package instead. */
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

export interface QrReadings {
  jsqr: string | undefined;
  zxing: string | undefined;
}

export async function readQr(png: Buffer): Promise<QrReadings> {
  const { data, width, height } = PNG.sync.read(png);
  const [found] = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return { jsqr: jsqr(new Uint8ClampedArray(data), width, height)?.data, zxing: found?.text };
}
