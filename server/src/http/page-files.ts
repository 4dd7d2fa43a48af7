/**
 * A page of the server: a handful of files read once at the start. TypeScript loses its types here, so that a page
 * runs the very files that the server runs. Paths in addresses mirror the paths in the tree, which keeps the relative
 * imports of a page true.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import type { Router } from 'express';

const serverFolder = join(import.meta.dirname, '../..');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
};

/** `files`: address → file under `server/`. `edit`: a last word on a text, for instance to show a notice. */
export function servePage(
  router: Router,
  files: Record<string, string>,
  edit: (text: string, file: string) => string = (text) => text,
): void {
  for (const [address, file] of Object.entries(files)) {
    const type = types[extname(file)];
    if (!type) throw new Error(`no page is made of ${file}`);
    const text = readFileSync(join(serverFolder, file), 'utf8');
    const content = edit(file.endsWith('.ts') ? stripTypeScriptTypes(text) : text, file);
    router.get(address, (_request, response) => {
      response.set({ 'content-type': type, 'cache-control': 'no-store' }).send(content);
    });
  }
}
