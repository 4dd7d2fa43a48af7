/** What a browser has to fetch before the first screen runs: index.html's own scripts, and what they import at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Of the initial JavaScript of a build, in kB (1000 bytes) after gzip. `dist`: the folder of the build. */
export function initialJsKbGzip(dist: string): number {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, name]) => name ?? '');
  const all = new Set<string>();
  for (const name of first) follow(dist, name, all);
  const bytes = [...all].reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  return Math.round(bytes / 100) / 10;
}

/** Static imports only: a dynamic `import()` waits until it is asked for. */
function follow(dist: string, name: string, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  const code = readFileSync(join(dist, name), 'utf8');
  for (const [, path = ''] of code.matchAll(/\bimport\s*(?:[\w*{}\s,$]+from\s*)?["']\.\/([^"']+\.js)["']/g))
    follow(dist, join('assets', path), seen);
}
