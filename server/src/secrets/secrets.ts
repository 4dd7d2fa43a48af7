/** The server's own keys: read once, kept as KeyObjects so that printing one shows nothing. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ReceiptKey, receiptKey } from '../evidence/receipt-key.ts';

export interface Secrets {
  /** Sealed every identity before there was a vault (key-vault.ts); null once it was taken away. */
  formerIdentity: KeyObject | null;
  /** Blind index of persons and digests of requests (HMAC-SHA-256). */
  index: KeyObject;
  /** Pepper of the activation codes (HMAC-SHA-256). */
  codePepper: KeyObject;
  /** Pseudonyms in counters and logs (HMAC-SHA-256). */
  log: KeyObject;
  /** Countersigns evidence (Ed25519). */
  receipt: ReceiptKey;
  /** Seed of the key that signs the ledger's checkpoints (Ed25519). */
  ledger: KeyObject;
}

const keyBytes = 32;

/** Reads the keys. Throws a sentence naming the file when one is absent, of another size, or open to others. */
export function loadSecrets(directory: string): Secrets {
  return {
    formerIdentity: existsSync(join(directory, 'identity.key')) ? loadKey(directory, 'identity.key') : null,
    index: loadKey(directory, 'index.key'),
    codePepper: loadKey(directory, 'code-pepper.key'),
    log: loadKey(directory, 'log.key'),
    receipt: receiptKey(loadBytes(directory, 'receipt.key')),
    ledger: loadKey(directory, 'ledger.key'),
  };
}

function loadKey(directory: string, name: string): KeyObject {
  return createSecretKey(loadBytes(directory, name));
}

function loadBytes(directory: string, name: string): Buffer {
  const file = join(directory, name);
  const bytes = readKeyFile(file);
  if (bytes.length !== keyBytes)
    throw new Error(`${file} : ${keyBytes} octets attendus, ${bytes.length} lus.`);
  if (statSync(file).mode & 0o077) throw new Error(`${file} : lisible par d’autres. Faites chmod 600.`);
  return bytes;
}

function readKeyFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`${file} : clé introuvable ou illisible.`, { cause: error });
  }
}
