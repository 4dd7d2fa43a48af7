/** vpcd's wire, from the card's end: length (2 bytes, big endian), then the payload, both ways. */

export type ReaderMessage =
  | { message: 'power-off' | 'power-on' | 'reset' | 'get-atr' }
  | { message: 'command'; bytes: Uint8Array }
  | { message: 'unknown' };

const controls: Record<number, ReaderMessage> = {
  0: { message: 'power-off' },
  1: { message: 'power-on' },
  2: { message: 'reset' },
  4: { message: 'get-atr' },
};

export function framed(payload: Uint8Array): Uint8Array {
  return Uint8Array.of(payload.length >> 8, payload.length & 0xff, ...payload);
}

/** Whole messages out of a stream that is cut anywhere. */
export class MessageReader {
  #rest = Buffer.alloc(0);

  push(chunk: Uint8Array): ReaderMessage[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: ReaderMessage[] = [];
    while (this.#rest.length >= 2 && this.#rest.length >= 2 + this.#rest.readUInt16BE(0)) {
      const end = 2 + this.#rest.readUInt16BE(0);
      messages.push(messageOf(Uint8Array.from(this.#rest.subarray(2, end))));
      this.#rest = this.#rest.subarray(end);
    }
    return messages;
  }
}

function messageOf(payload: Uint8Array): ReaderMessage {
  const [first] = payload;
  if (first === undefined) return { message: 'unknown' };
  if (payload.length > 1) return { message: 'command', bytes: payload };
  return controls[first] ?? { message: 'unknown' };
}
