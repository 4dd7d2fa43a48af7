/** The server's own keys for development: 32 random bytes each, and a vault, made once, readable by nobody else. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './settings.ts';

const names = ['index.key', 'code-pepper.key', 'log.key', 'receipt.key', 'ledger.key'];

/** Shown to the simulated SMS provider. */
export const smsTokenName = 'sms-token';
/** Shown to the simulated providers of identity. */
export const identitySecretName = 'identity-client-secret';

/** Makes the keys and the vault that are absent; those that exist are never replaced, or what they sealed would be lost. */
export function developmentSecrets(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const file = join(directory, name);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  if (!existsSync(join(directory, 'key-vault.bin'))) createVault(directory);
  for (const name of [smsTokenName, identitySecretName]) {
    const token = join(directory, name);
    if (!existsSync(token)) writeFileSync(token, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return directory;
}

function createVault(directory: string): void {
  const command = [join(projectRoot, 'server/src/secrets/vault-command.ts'), 'create'];
  execFileSync(process.execPath, command, {
    env: { SECRETS_DIR: directory },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
