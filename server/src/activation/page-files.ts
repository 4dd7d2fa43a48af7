/**
 * The files of the page at home: one page, one style, one script, and the words of a language when it is chosen. Read
 * and compressed once at the start, so that a phone at the end of a slow network waits for three answers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Router } from 'express';
import { homeWords } from '../../contract/home/index.ts';
import { pageScript } from './page-script.ts';

const folder = join(import.meta.dirname, '../../web/activation');

/** `demonstration`: the page says that nothing is real. */
export function pageRoutes(router: Router, demonstration: boolean): void {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const shown = demonstration ? html.replace('data-demonstration hidden', 'data-demonstration') : html;
  serve(router, '/a', 'text/html; charset=utf-8', shown);
  serve(router, '/a/style.css', 'text/css; charset=utf-8', readFileSync(join(folder, 'style.css'), 'utf8'));
  serve(router, '/a/page.js', 'text/javascript; charset=utf-8', pageScript());
  for (const [language, words] of Object.entries(homeWords))
    serve(router, `/a/words/${language}.json`, 'application/json', JSON.stringify(words));
}

function serve(router: Router, address: string, type: string, text: string): void {
  const small = gzipSync(text, { level: 9 });
  router.get(address, (request, response) => {
    response.set({ 'content-type': type, 'cache-control': 'no-store', vary: 'accept-encoding' });
    if (request.acceptsEncodings('gzip') === 'gzip') response.set('content-encoding', 'gzip').send(small);
    else response.send(Buffer.from(text));
  });
}
