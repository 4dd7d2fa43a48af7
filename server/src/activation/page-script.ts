/**
 * The page's script: its modules, without their types and their imports, one after the other. They share one scope, so
 * no two may give one name to two things: the browser refuses such a script, and a test runs it.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const serverFolder = join(import.meta.dirname, '../..');

/** What runs while it is read stands last. */
export const pageModules = [
  'contract/activation-code.ts',
  'contract/home/fr-trail.ts',
  'contract/home/represented/fr.ts',
  'contract/home/fr.ts',
  'contract/home/whose.ts',
  ...[
    'element',
    'words',
    'server',
    'frame',
    'request-id',
    'faults',
    'typed',
    'who-step',
    'channel-step',
    'one-time-step',
    'access-page',
    'trail-page',
    'receipt-page',
    'choices-page',
    'closing-page',
    'erasure-page',
    'home-page',
    'prove',
    'person-step',
    'code-step',
    'page',
  ].map((name) => `web/activation/${name}.ts`),
];

export function pageScript(): string {
  return pageModules.map((file) => moduleText(readFileSync(join(serverFolder, file), 'utf8'))).join('\n');
}

function moduleText(source: string): string {
  return stripTypeScriptTypes(source)
    .replace(/^import\b[^;]*;\n/gm, '')
    .replace(/^export (?=(async )?(function|const|let)\b)/gm, '')
    .replace(/^\/\*\*?[\s\S]*?\*\/\n/gm, '')
    .replace(/^ *\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '');
}
