/** Bytes as this simulator writes them; its own, so that a fault in the agent's code is not answered by the same one. */

export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

/** Latin-1, as the free zone is decoded. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

export function zeros(count: number): Uint8Array {
  return new Uint8Array(count);
}

/** One BER-TLV object, its tag given in hexadecimal. */
export function tlv(tag: string, ...values: readonly Uint8Array[]): Uint8Array {
  const value = concat(...values);
  if (value.length > 0xff) throw new RangeError('no object of these cards is that long');
  const length = value.length < 0x80 ? Uint8Array.of(value.length) : Uint8Array.of(0x81, value.length);
  return concat(hex(tag), length, value);
}
