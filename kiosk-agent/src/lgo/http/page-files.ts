/** The page: a handful of files read once at the start; its TypeScript loses its types here. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Router } from 'express';

const files = {
  '/': { name: 'index.html', type: 'text/html' },
  '/counter.css': { name: 'counter.css', type: 'text/css' },
  '/counter.ts': { name: 'counter.ts', type: 'text/javascript' },
  '/session.ts': { name: 'session.ts', type: 'text/javascript' },
  '/text.ts': { name: 'text.ts', type: 'text/javascript' },
};

export function pageRoutes(): Router {
  const router = Router();
  for (const [address, { name, type }] of Object.entries(files)) {
    const text = readFileSync(join(import.meta.dirname, '../page', name), 'utf8');
    const content = name.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
    router.get(address, (_request, response) => void response.type(type).send(content));
  }
  router.get('/favicon.ico', (_request, response) => void response.status(204).end());
  return router;
}
