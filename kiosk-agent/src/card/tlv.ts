/**
 * BER-TLV as the free zone of a carte Vitale uses it: tags of one or two bytes; lengths short, `81` and `82`;
 * bytes `00` and `FF` between two objects are padding. Strict: what does not fit is a refusal, never a guess.
 * Pure. One level at a time: the value of a constructed object is parsed by a second call.
 */

export interface Tlv {
  tag: number;
  value: Uint8Array;
}

/** truncated: an object is longer than what is left. */
export type TlvRefusal = 'truncated' | 'long-tag' | 'length-form' | 'too-many' | 'too-long';
export type TlvResult = { ok: true; objects: Tlv[] } | { ok: false; reason: TlvRefusal };

/** Largest file that READ BINARY can address (offset of 15 bits). */
export const fileBytesMax = 32_768;
const objectsMax = 256;

/** Every object of one level, in order. */
export function parseTlv(bytes: Uint8Array): TlvResult {
  if (bytes.length > fileBytesMax) return { ok: false, reason: 'too-long' };
  const objects: Tlv[] = [];
  let at = afterPadding(bytes, 0);
  while (at < bytes.length) {
    if (objects.length === objectsMax) return { ok: false, reason: 'too-many' };
    const object = readObject(bytes, at);
    if (typeof object === 'string') return { ok: false, reason: object };
    objects.push({ tag: object.tag, value: object.value });
    at = afterPadding(bytes, object.end);
  }
  return { ok: true, objects };
}

function afterPadding(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 0x00 || bytes[at] === 0xff) at += 1;
  return at;
}

function readObject(bytes: Uint8Array, start: number): (Tlv & { end: number }) | TlvRefusal {
  const tag = readTag(bytes, start);
  if (typeof tag === 'string') return tag;
  const length = readLength(bytes, tag.end);
  if (typeof length === 'string') return length;
  const end = length.end + length.value;
  if (end > bytes.length) return 'truncated';
  return { tag: tag.value, value: bytes.slice(length.end, end), end };
}

type Field = { value: number; end: number };

/** Five low bits set announce a second byte; a third one (its high bit set) does not exist on this card. */
function readTag(bytes: Uint8Array, at: number): Field | TlvRefusal {
  const first = bytes[at];
  if (first === undefined) return 'truncated';
  if ((first & 0x1f) !== 0x1f) return { value: first, end: at + 1 };
  const second = bytes[at + 1];
  if (second === undefined) return 'truncated';
  if (second & 0x80) return 'long-tag';
  return { value: (first << 8) | second, end: at + 2 };
}

function readLength(bytes: Uint8Array, at: number): Field | TlvRefusal {
  const first = bytes[at];
  if (first === undefined) return 'truncated';
  if (first < 0x80) return { value: first, end: at + 1 };
  const size = first & 0x7f;
  if (size !== 1 && size !== 2) return 'length-form';
  const digits = bytes.subarray(at + 1, at + 1 + size);
  if (digits.length < size) return 'truncated';
  return { value: digits.reduce((sum, digit) => sum * 256 + digit, 0), end: at + 1 + size };
}
