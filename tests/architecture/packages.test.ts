import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const Dependencies = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  dependencies: Dependencies,
  devDependencies: Dependencies,
  optionalDependencies: Dependencies,
});
const Lock = z.object({ packages: z.record(z.string(), Manifest) });

const workspaces = ['.', 'kiosk-ui', 'kiosk-agent', 'server', 'tests'];

test('every dependency is pinned exactly', () => {
  const loose = workspaces.flatMap((workspace) => {
    const manifest = Manifest.parse(read(join(workspace, 'package.json')));
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    return Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  });
  expect(loose).toEqual([]);
});

// npm leaves out, in silence, the packages of other platforms that a registry lacks; `npm ci` then refuses the lock.
test('the lock holds every optional package that it names', () => {
  const { packages } = Lock.parse(read('package-lock.json'));
  const named = Object.values(packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies),
  );
  const absent = named.filter(
    (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
  );
  expect([...new Set(absent)]).toEqual([]);
});

test('a workspace opens no door but its contract', async () => {
  const closed = async (specifier: string): Promise<string> =>
    import(/* @vite-ignore */ specifier).then(
      () => 'opened',
      () => 'refused',
    );
  expect(await closed('@borne/server/src/main.ts')).toBe('refused');
  expect(await closed('@borne/kiosk-agent/src/main.ts')).toBe('refused');
});
