/** The server's own keys for development: 32 random bytes each, made once, readable by nobody else. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = ['identity.key', 'index.key', 'code-pepper.key', 'log.key'];

/** Shown to the simulated SMS provider. */
export const smsTokenName = 'sms-token';

/** Makes the keys that are absent; those that exist are never replaced, or what they sealed would be lost. */
export function developmentSecrets(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const file = join(directory, name);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  const token = join(directory, smsTokenName);
  if (!existsSync(token)) writeFileSync(token, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return directory;
}
