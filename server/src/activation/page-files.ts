/**
 * The activation page: a handful of files read once at the start. Its TypeScript loses its types here, so the page
 * runs the very file that reads a code on the server. Paths in addresses mirror the paths in the tree, which keeps
 * the relative import of the page true.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Router } from 'express';

const serverFolder = join(import.meta.dirname, '../..');

const files: Record<string, { file: string; type: string }> = {
  '/a': { file: 'web/activation/index.html', type: 'text/html; charset=utf-8' },
  '/a/web/activation/style.css': { file: 'web/activation/style.css', type: 'text/css; charset=utf-8' },
  '/a/web/activation/page.ts': { file: 'web/activation/page.ts', type: 'text/javascript; charset=utf-8' },
  '/a/web/activation/text.ts': { file: 'web/activation/text.ts', type: 'text/javascript; charset=utf-8' },
  '/a/contract/activation-code.ts': {
    file: 'contract/activation-code.ts',
    type: 'text/javascript; charset=utf-8',
  },
};

/** `demonstration`: the page says that nothing is real. */
export function pageRoutes(router: Router, demonstration: boolean): void {
  for (const [address, { file, type }] of Object.entries(files)) {
    const content = contentOf(join(serverFolder, file), demonstration);
    router.get(address, (_request, response) => {
      response.set({ 'content-type': type, 'cache-control': 'no-store' }).send(content);
    });
  }
}

function contentOf(file: string, demonstration: boolean): string {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.ts')) return stripTypeScriptTypes(text);
  return demonstration ? text.replace('data-demonstration hidden', 'data-demonstration') : text;
}
