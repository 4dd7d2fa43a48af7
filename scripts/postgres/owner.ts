/** PostgreSQL refuses to run as root: as root, its files belong to a system account of their own. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Owner {
  uid: number;
  gid: number;
}

/** Null: the current user runs the database. Otherwise the account to drop to; it is created when none is there. */
export function databaseOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  return accountNamed('postgres') ?? accountNamed('borne-dmp') ?? createAccount();
}

/** True when an account that is neither root nor ours can enter every folder down to this path. */
export function reachableByOthers(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const mode = statSync(folder, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function accountNamed(name: string): Owner | undefined {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([account]) => account === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function createAccount(): Owner {
  execFileSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'borne-dmp',
  ]);
  const created = accountNamed('borne-dmp');
  if (!created) throw new Error('useradd ended well but the account borne-dmp is not in /etc/passwd');
  return created;
}

/** Lets the database's account enter a private folder on the way to its cluster, without listing it. */
export function openToOwner(folder: string): void {
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}
