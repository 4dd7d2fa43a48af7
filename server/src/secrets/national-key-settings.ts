/** Of the environment: where the two private keys of the national line lie. */
import { z } from 'zod';
import { KeyPlaceSchema } from './key-place.ts';

const Text = z.string().min(1, 'vide').max(200);

export const nationalKeyFields = {
  /** Of the TLS certificate. A path, or a key in a security module (key-place.ts); the same of the seal's. */
  DMP_KEY: KeyPlaceSchema,
  DMP_SEAL_KEY: KeyPlaceSchema,
  /** With a key in a module: the module's library. OpenSSL's engine reads this variable by itself. */
  PKCS11_MODULE_PATH: Text.optional(),
  /** With DMP_KEY in a module: the folder of OpenSSL's engine `pkcs11`, which OpenSSL reads by itself. */
  OPENSSL_ENGINES: Text.optional(),
};
const NationalKeySchema = z.object(nationalKeyFields);
export type NationalKeySettings = z.infer<typeof NationalKeySchema>;

export function nationalKeyRules(
  given: NationalKeySettings,
): [name: string, broken: boolean, message: string][] {
  const tlsInModule = given.DMP_KEY.from === 'pkcs11';
  const inModule = tlsInModule || given.DMP_SEAL_KEY.from === 'pkcs11';
  return [
    ['PKCS11_MODULE_PATH', inModule && !given.PKCS11_MODULE_PATH, 'va avec une clé pkcs11:'],
    ['OPENSSL_ENGINES', tlsInModule && !given.OPENSSL_ENGINES, 'va avec DMP_KEY=pkcs11:'],
  ];
}
