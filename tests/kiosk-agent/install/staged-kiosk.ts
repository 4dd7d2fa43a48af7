/** install.sh into a folder of its own: what a disk image of a kiosk would hold. */
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/line/settings.ts';

export const installFolder = join(projectRoot, 'kiosk-agent/install');

export interface StagedKiosk {
  root: string;
  install(...options: string[]): { status: number | null; out: string; err: string };
  /** Every file and link below the root: its mode and its content, or where it leads. */
  tree(): Record<string, string>;
  read(path: string): string;
  remove(): void;
}

export function stagedKiosk(): StagedKiosk {
  const root = mkdtempSync(join(tmpdir(), 'borne-image-'));
  return {
    root,
    install: (...options) => install('--root', root, ...options),
    tree: () => Object.fromEntries(filesBelow(root).map((path) => [path, contentOf(join(root, path))])),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    remove: () => rmSync(root, { recursive: true }),
  };
}

export function install(...options: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync('sh', [join(installFolder, 'install.sh'), ...options], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !lstatSync(join(folder, path)).isDirectory())
    .sort();
}

function contentOf(file: string): string {
  const facts = lstatSync(file);
  if (facts.isSymbolicLink()) return `-> ${readlinkSync(file)}`;
  return `${(facts.mode & 0o777).toString(8)} ${readFileSync(file, 'utf8')}`;
}
