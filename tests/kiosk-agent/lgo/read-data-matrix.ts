/** zxing reads the picture of a DataMatrix. It would fetch its program from a CDN: it gets the file of its own package. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

export async function readDataMatrix(png: Uint8Array): Promise<{ text: string; aim: string } | null> {
  const [found] = await readBarcodes(new Uint8Array(png), { formats: ['DataMatrix'], textMode: 'Plain' });
  return found ? { text: found.text, aim: found.symbologyIdentifier } : null;
}
