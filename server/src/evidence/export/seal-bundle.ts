/** The server's signature over a whole bundle, its payload left out (RFC 7515 appendix F): the file is the payload. */
import { CompactSign } from 'jose';
import { type Bundle, sealedText, type UnsealedBundle } from '../../../contract/evidence/index.ts';
import type { ReceiptKey } from '../receipt-key.ts';

export async function sealBundle(
  { privateKey, kid }: Pick<ReceiptKey, 'privateKey' | 'kid'>,
  bundle: UnsealedBundle,
): Promise<Bundle> {
  const header = { alg: 'EdDSA', kid, typ: 'dmp-bundle+jws' };
  const jws = await new CompactSign(Buffer.from(sealedText(bundle)))
    .setProtectedHeader(header)
    .sign(privateKey);
  const [head, , signature] = jws.split('.');
  return { ...bundle, seal: `${head}..${signature}` };
}
