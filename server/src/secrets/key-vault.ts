/**
 * Who keeps the key-encryption keys. A data key stands in the database only as the vault wrapped it; the vault's own
 * state never stands there, nor in the database's backups: what the vault has destroyed, no backup brings back.
 *
 * Drivers: a shredding vault (shredding-vault.ts) over a keeper of its state. `file` (file-keeper.ts) for development and
 * small sites of one host; `pkcs11` (module-keeper.ts over pkcs11-tool.ts), tried on SoftHSM 2.6 and no other module. A KMS
 * would be one more SealingModule; none is built.
 */

/** A data key as the database holds it: nothing without the vault. */
export interface WrappedKey {
  keyId: string;
  bytes: Buffer;
}

/** destroyed: this context was, so nothing may be wrapped for it any more. */
export type WrapResult = { outcome: 'wrapped'; wrapped: WrappedKey } | { outcome: 'destroyed' };

/**
 * unknown-key: wrapped by a key that the vault no longer has, or never had.
 * destroyed: the vault was told to forget this context.
 * altered: other bytes, another context or another vault than at wrapping.
 */
export type UnwrapResult =
  | { outcome: 'unwrapped'; dataKey: Buffer }
  | { outcome: 'unknown-key' | 'destroyed' | 'altered' };

export interface KeyVault {
  /** The newest key: the one that wraps. Older ones only unwrap. */
  readonly currentKeyId: string;
  /** `context` is the act's id: it is bound to the wrapping. */
  wrap(dataKey: Buffer, context: string): Promise<WrapResult>;
  unwrap(wrapped: WrappedKey, context: string): Promise<UnwrapResult>;
  /**
   * After it, nothing ever wrapped for these contexts can be unwrapped, by any key, from any copy of the database.
   * All others stay. Resolves when the vault's store has it; again is the same.
   */
  destroy(contexts: readonly string[]): Promise<void>;
}

/** Where a vault's state lies. One writer at a time, in this process or in another one. */
export interface VaultKeeper {
  /** Another word as soon as somebody, here or elsewhere, has replaced the state. Cheap: asked at every use. */
  stamp(): string;
  read(): Buffer;
  /** Replaces the state durably and leaves nothing of the former one. `change` receives the newest state. */
  update(change: (former: Buffer) => Buffer): Promise<void>;
}
