/** The vault that the configuration names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultSettings } from '../config.ts';
import { createVaultFile, fileKeeper } from './file-keeper.ts';
import { createVaultInModule, moduleKeeper, type SealingModule } from './module-keeper.ts';
import { pkcs11Module } from './pkcs11-tool.ts';
import { stampOf } from './private-file.ts';
import { type ShreddingVault, shreddingVault } from './shredding-vault.ts';

/** Throws a sentence naming what is absent or open to others. */
export function openVault(settings: VaultSettings): ShreddingVault {
  const { SECRETS_DIR, KEY_VAULT } = settings;
  return shreddingVault(
    KEY_VAULT === 'file' ? fileKeeper(SECRETS_DIR) : moduleKeeper(SECRETS_DIR, moduleOf(settings)),
  );
}

/** Throws where there is a vault: what it wrapped would be lost. */
export function createVault(settings: VaultSettings): void {
  if (settings.KEY_VAULT === 'file') createVaultFile(settings.SECRETS_DIR);
  else createVaultInModule(settings.SECRETS_DIR, moduleOf(settings));
}

function moduleOf(settings: VaultSettings): SealingModule {
  const { SECRETS_DIR, KEY_VAULT_LIBRARY = '', KEY_VAULT_TOKEN = '', SOFTHSM2_CONF } = settings;
  const pinFile = join(SECRETS_DIR, 'token.pin');
  stampOf(pinFile);
  return pkcs11Module({
    library: KEY_VAULT_LIBRARY,
    tokenLabel: KEY_VAULT_TOKEN,
    pin: readFileSync(pinFile, 'utf8').trim(),
    ...(SOFTHSM2_CONF === undefined ? {} : { environment: { SOFTHSM2_CONF } }),
  });
}
