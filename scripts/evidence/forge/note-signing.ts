/** Signs notes as a log and as witnesses do (C2SP signed-note, tlog-checkpoint, tlog-cosignature). */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface NoteSigner {
  name: string;
  kind: 'log' | 'witness';
  privateKey: KeyObject;
  /** Raw, 32 bytes. */
  publicKey: Buffer;
}

export function makeNoteSigner(name: string, kind: NoteSigner['kind']): NoteSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { name, kind, privateKey, publicKey: rawPublicKey(publicKey) };
}

export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-32);
}

export function verifierKey(signer: NoteSigner): string {
  return `${signer.name}+${keyIdOf(signer).toString('hex')}+${typedKey(signer).toString('base64')}`;
}

export function checkpointBody(origin: string, size: number, root: Buffer): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** One line of signature, without its line feed. */
export function signatureLine(signer: NoteSigner, body: string, unixSeconds = 1_780_000_000): string {
  const signature =
    signer.kind === 'log'
      ? sign(null, Buffer.from(body), signer.privateKey)
      : cosignature(signer.privateKey, body, unixSeconds);
  return lineOf(signer.name, Buffer.concat([keyIdOf(signer), signature]));
}

export function lineOf(name: string, bytes: Buffer): string {
  return `\u2014 ${name} ${bytes.toString('base64')}`;
}

export function keyIdOf(signer: NoteSigner): Buffer {
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${signer.name}\n`), typedKey(signer)]))
    .digest()
    .subarray(0, 4);
}

function typedKey({ kind, publicKey }: NoteSigner): Buffer {
  return Buffer.concat([Buffer.from([kind === 'log' ? 1 : 4]), publicKey]);
}

function cosignature(privateKey: KeyObject, body: string, unixSeconds: number): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(unixSeconds));
  return Buffer.concat([
    time,
    sign(null, Buffer.from(`cosignature/v1\ntime ${unixSeconds}\n${body}`), privateKey),
  ]);
}
