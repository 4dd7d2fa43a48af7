/** The server's word, signed: canonical JSON (RFC 8785) in a compact JWS, Ed25519. */
import { CompactSign } from 'jose';
import { canonicalText, type ServerEvidence } from '../../contract/evidence/index.ts';
import type { ReceiptKey } from './receipt-key.ts';

export function signReceipt({ privateKey, kid }: ReceiptKey, payload: ServerEvidence): Promise<string> {
  const header = { alg: 'EdDSA', kid, typ: 'dmp-receipt+jws' };
  return new CompactSign(Buffer.from(canonicalText(payload))).setProtectedHeader(header).sign(privateKey);
}
