/** The two private keys of the national line, each from where the configuration says that it lies. */
import type { VaultSettings } from '../config.ts';
import type { SealKey, TlsKey } from '../dmp/key-source.ts';
import type { NationalKeySettings } from './national-key-settings.ts';
import { tokenSigningKey } from './token-signing-key.ts';

type KeySettings = NationalKeySettings & Pick<VaultSettings, 'SOFTHSM2_CONF'>;

/** Throws a sentence when the file of a PIN is absent, or open to others. */
export function sealKeyOf({ DMP_SEAL_KEY, PKCS11_MODULE_PATH = '', SOFTHSM2_CONF }: KeySettings): SealKey {
  if (DMP_SEAL_KEY.from === 'file') return DMP_SEAL_KEY.pem;
  return tokenSigningKey(DMP_SEAL_KEY, {
    library: PKCS11_MODULE_PATH,
    ...(SOFTHSM2_CONF === undefined ? {} : { environment: { SOFTHSM2_CONF } }),
  });
}

/**
 * In a module: OpenSSL's engine `pkcs11` (Debian: libengine-pkcs11-openssl), which the OpenSSL inside Node 24 loads and
 * uses. Engines are deprecated since OpenSSL 3 and gone from OpenSSL 4: a Node that carries it will need another way.
 */
export function tlsKeyOf({ DMP_KEY }: KeySettings): TlsKey {
  if (DMP_KEY.from === 'file') return DMP_KEY.pem;
  return { engine: 'pkcs11', identifier: DMP_KEY.uri };
}
