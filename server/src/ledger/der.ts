/** As much DER (X.690) as a timestamp needs: written whole, read strictly. */

export const tags = {
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

export interface DerValue {
  tag: number;
  content: Buffer;
  /** The values inside, of a constructed one. */
  inside: DerValue[];
}

export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 128) return Buffer.of(length);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  if (bytes.length > 2) throw new Error('a value of more than 65,535 bytes');
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

/** A positive INTEGER of these bytes. */
export function derInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first < 0 ? Buffer.of(0) : Buffer.from(bytes.subarray(first));
  return der(tags.integer, shortest.readUInt8(0) & 0x80 ? Buffer.of(0) : Buffer.of(), shortest);
}

const maxDepth = 16;

/** The one value that the bytes are. Null when they are anything else, however close. */
export function readDer(bytes: Buffer): DerValue | null {
  const values = readAll(bytes, 0);
  return values?.length === 1 ? (values[0] ?? null) : null;
}

function readAll(bytes: Buffer, depth: number): DerValue[] | null {
  const values: DerValue[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const frame = readFrame(rest);
    if (!frame || depth > maxDepth) return null;
    const inside = frame.tag & 0x20 ? readAll(frame.content, depth + 1) : [];
    if (!inside) return null;
    values.push({ tag: frame.tag, content: frame.content, inside });
    rest = rest.subarray(frame.end);
  }
  return values;
}

/** Tags of one byte and definite lengths of at most three bytes: nothing here needs more. */
function readFrame(bytes: Buffer): { tag: number; content: Buffer; end: number } | null {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  const more = first < 128 ? 0 : first & 0x7f;
  if (first >= 128 && (more < 1 || more > 3 || bytes.length < 2 + more)) return null;
  const length = more === 0 ? first : bytes.readUIntBE(2, more);
  const start = 2 + more;
  if (bytes.length < start + length || (more > 0 && length < 128)) return null;
  return { tag, content: bytes.subarray(start, start + length), end: start + length };
}
