/** A SoftHSM token of its own, with a PIN of its own, in a folder that the caller removes. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const softHsmLibrary = '/usr/lib/softhsm/libsofthsm2.so';
export const engineFolder = '/usr/lib/x86_64-linux-gnu/engines-3';

export const softHsmAbsent = !existsSync('/usr/bin/pkcs11-tool') || !existsSync(softHsmLibrary);
export const engineAbsent = softHsmAbsent || !existsSync(join(engineFolder, 'pkcs11.so'));

export interface SoftHsm {
  /** What SoftHSM reads: SOFTHSM2_CONF. */
  configuration: string;
  /** Mode 0600. */
  pinFile: string;
  tokensFolder: string;
  /** Puts a private key (PEM, PKCS#8) in, and gives back its address. */
  put(label: string, privateKey: string): string;
}

export function softHsm(folder: string, token: string): SoftHsm {
  const tokensFolder = join(folder, 'tokens');
  mkdirSync(tokensFolder);
  const configuration = join(folder, 'softhsm2.conf');
  const lines = [`directories.tokendir = ${tokensFolder}`, 'objectstore.backend = file', 'log.level = ERROR'];
  writeFileSync(configuration, `${lines.join('\n')}\n`);
  const pin = randomBytes(6).toString('hex');
  const pinFile = join(folder, 'token.pin');
  writeFileSync(pinFile, pin, { mode: 0o600 });
  const util = (args: string[]): void => {
    const env = { SOFTHSM2_CONF: configuration, PATH: process.env['PATH'] };
    execFileSync('softhsm2-util', args, { env, stdio: 'pipe' });
  };
  util([
    '--init-token',
    '--free',
    '--label',
    token,
    '--so-pin',
    randomBytes(6).toString('hex'),
    '--pin',
    pin,
  ]);
  let keys = 0;
  return {
    configuration,
    pinFile,
    tokensFolder,
    put: (label, privateKey) => {
      keys += 1;
      const file = join(folder, `${label}.pem`);
      writeFileSync(file, privateKey, { mode: 0o600 });
      util(['--import', file, '--token', token, '--label', label, '--id', `0${keys}`, '--pin', pin]);
      return `pkcs11:token=${token};object=${label};type=private?pin-source=file:${pinFile}`;
    },
  };
}
