/** All pictures of one language on one sheet, small and named, for the eye of a person. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

const columns = 10;
const width = 270;

/** Writes `contact-<language>.png` from the pictures in `folder/<language>/`. Names hold letters and dashes only. */
export async function contactSheet(browser: Browser, folder: string, language: string): Promise<string> {
  const names = readdirSync(join(folder, language))
    .filter((name) => name.endsWith('.png'))
    .toSorted();
  const figures = names.map(
    (name) => `<figure><img src="${language}/${name}"><figcaption>${name.slice(0, -4)}</figcaption></figure>`,
  );
  const page = join(folder, `contact-${language}.html`);
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`);
  const sheet = await browser.newPage({ viewport: { width: columns * (width + 16) + 16, height: 800 } });
  await sheet.goto(pathToFileURL(page).href, { waitUntil: 'load' });
  const path = join(folder, `contact-${language}.png`);
  await sheet.screenshot({ path, fullPage: true });
  await sheet.close();
  return path;
}

const style = `
  body { margin: 8px; display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 16px; background: #777; }
  figure { margin: 0; } img { width: 100%; display: block; }
  figcaption { font: 15px sans-serif; color: #fff; padding: 4px 0; overflow-wrap: anywhere; }`;
