/**
 * RFC 3161 request and response. The response is read as far as to know that it stamps our hash in answer to our
 * question; its signature is for whoever verifies the bundle, with the authority that their policy names.
 */
import { type DerValue, der, derInteger, readDer, tags } from './der.ts';

const sha256Oid = Buffer.from('608648016503040201', 'hex');
const signedDataOid = Buffer.from('2a864886f70d010702', 'hex');
const timestampInfoOid = Buffer.from('2a864886f70d0109100104', 'hex');
const boolean = 0x01;
const explicit0 = 0xa0;
/** granted, and granted with changes. */
const granted = ['00', '01'];

export interface TimestampQuestion {
  /** SHA-256 of what is stamped. */
  digest: Buffer;
  /** Random bytes that the answer must repeat. */
  nonce: Buffer;
}

/** TimeStampReq, DER: version 1, SHA-256, the nonce, and the authority's certificate in the answer. */
export function timestampRequest({ digest, nonce }: TimestampQuestion): Buffer {
  const algorithm = der(tags.sequence, der(tags.oid, sha256Oid), der(tags.null));
  return der(
    tags.sequence,
    derInteger(Buffer.of(1)),
    der(tags.sequence, algorithm, der(tags.octets, digest)),
    derInteger(nonce),
    der(boolean, Buffer.of(0xff)),
  );
}

/** Does this TimeStampResp grant a stamp on that digest, for that nonce? */
export function answersQuestion(response: Buffer, { digest, nonce }: TimestampQuestion): boolean {
  const [status, token] = readDer(response)?.inside ?? [];
  if (!granted.includes(status?.inside[0]?.content.toString('hex') ?? '') || !token) return false;
  const info = stampedInfo(token);
  const [, , imprint] = info?.inside ?? [];
  const [algorithm, stamped] = imprint?.inside ?? [];
  return (
    algorithm?.inside[0]?.content.equals(sha256Oid) === true &&
    stamped?.content.equals(digest) === true &&
    hasNonce(info, nonce)
  );
}

/** ContentInfo, SignedData, EncapsulatedContentInfo, TSTInfo: each in the one before. */
function stampedInfo(token: DerValue): DerValue | null {
  const [type, holder] = token.inside;
  const [, , encapsulated] = holder?.inside[0]?.inside ?? [];
  const [contentType, content] = encapsulated?.inside ?? [];
  const bytes = content?.tag === explicit0 ? content.inside[0]?.content : undefined;
  const isStamp = type?.content.equals(signedDataOid) && contentType?.content.equals(timestampInfoOid);
  return isStamp && bytes ? readDer(bytes) : null;
}

/** After version, policy, imprint, serial number and time; accuracy and ordering may stand before it. */
function hasNonce(info: DerValue | null, nonce: Buffer): boolean {
  const wanted = derInteger(nonce);
  const after = info?.inside.slice(5) ?? [];
  return after.some(({ tag, content }) => der(tag, content).equals(wanted));
}
