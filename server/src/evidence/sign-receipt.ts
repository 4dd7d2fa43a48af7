/** The server's word, signed: canonical JSON (RFC 8785) in a compact JWS, Ed25519. */
import { sign } from 'node:crypto';
import { canonicalText, type ServerEvidence } from '../../contract/evidence/index.ts';
import type { ReceiptKey } from './receipt-key.ts';

/** On this thread: sending it to another one costs more than the signature itself. */
export function signReceipt({ privateKey, kid }: ReceiptKey, payload: ServerEvidence): string {
  const header = { alg: 'EdDSA', kid, typ: 'dmp-receipt+jws' };
  const signed = `${base64url(canonicalText(header))}.${base64url(canonicalText(payload))}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
