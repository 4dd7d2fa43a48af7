/** SVG -> PNG with fonts given by path and system fonts off: the same picture on every machine. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { fontFamily } from './drawing.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

export async function pngOf(svg: string): Promise<Buffer> {
  const rendered = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [join(fonts, 'DejaVuSansMono.ttf'), join(fonts, 'DejaVuSansMono-Bold.ttf')],
      defaultFontFamily: fontFamily,
      monospaceFamily: fontFamily,
    },
  });
  return rendered.asPng();
}
