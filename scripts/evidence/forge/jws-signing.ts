/** Compact JWS from raw texts, so that wrong headers and payloads can be signed as well as right ones. */
import { type KeyObject, sign } from 'node:crypto';
import { type Bundle, canonicalText, type UnsealedBundle } from '@borne/server/contract/evidence';
import type { KioskSigner } from './certificates.ts';

export type SignBytes = (input: Buffer) => Buffer;

export interface ServerSigner {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export const es256 =
  (key: KeyObject): SignBytes =>
  (input) =>
    sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' });

export const ed25519 =
  (key: KeyObject): SignBytes =>
  (input) =>
    sign(null, input, key);

/** `header` and `payload` are JSON texts, as they are. */
export function compactJws(header: string, payload: string, signBytes: SignBytes): string {
  const input = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${input}.${signBytes(Buffer.from(input)).toString('base64url')}`;
}

export function kioskHeader({ thumbprint }: KioskSigner): Record<string, unknown> {
  return { alg: 'ES256', typ: 'dmp-evidence+jws', 'x5t#S256': thumbprint };
}

export function serverHeader({ kid }: ServerSigner): Record<string, unknown> {
  return { alg: 'EdDSA', typ: 'dmp-receipt+jws', kid };
}

export function sealHeader({ kid }: ServerSigner): Record<string, unknown> {
  return { alg: 'EdDSA', typ: 'dmp-bundle+jws', kid };
}

/** `bundle` with a seal of `signer`; a seal that it has already is not looked at. */
export function sealed(signer: ServerSigner, bundle: UnsealedBundle & { seal?: string }): Bundle {
  const jws = compactJws(
    JSON.stringify(sealHeader(signer)),
    canonicalText({ ...bundle, seal: undefined }),
    ed25519(signer.privateKey),
  );
  return { ...bundle, seal: detached(jws) };
}

/** RFC 7515 appendix F. */
export function detached(jws: string): string {
  const [header = '', , signature = ''] = jws.split('.');
  return `${header}..${signature}`;
}

export function kioskJws(signer: KioskSigner, payload: object): string {
  return compactJws(JSON.stringify(kioskHeader(signer)), canonicalText(payload), es256(signer.privateKey));
}

export function serverJws(signer: ServerSigner, payload: object): string {
  return compactJws(JSON.stringify(serverHeader(signer)), canonicalText(payload), ed25519(signer.privateKey));
}
