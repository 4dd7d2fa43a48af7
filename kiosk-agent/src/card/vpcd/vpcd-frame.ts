/** The wire of vsmartcard's virtual reader, both ways: length (2 bytes, big endian), then the payload. Pure. */

/** The three controls and one question that a reader sends; any longer payload is a command for the card. */
export const control = { powerOff: 0, powerOn: 1, reset: 2, answerToReset: 4 } as const;

export function frame(payload: Uint8Array): Uint8Array {
  if (payload.length > 0xffff) throw new RangeError('a frame holds 65535 bytes at most');
  return Uint8Array.of(payload.length >> 8, payload.length & 0xff, ...payload);
}

/** Puts chunks of a stream back into payloads. It never holds more than one unfinished frame. */
export class FrameReader {
  #rest: Uint8Array = new Uint8Array();

  push(chunk: Uint8Array): Uint8Array[] {
    const payloads: Uint8Array[] = [];
    let bytes: Uint8Array = Uint8Array.from(Buffer.concat([this.#rest, chunk]));
    for (let payload = firstPayload(bytes); payload; payload = firstPayload(bytes)) {
      payloads.push(payload);
      bytes = bytes.slice(2 + payload.length);
    }
    this.#rest = bytes;
    return payloads;
  }
}

function firstPayload(bytes: Uint8Array): Uint8Array | null {
  const [high, low] = bytes;
  if (high === undefined || low === undefined) return null;
  const end = 2 + high * 256 + low;
  return bytes.length < end ? null : bytes.slice(2, end);
}
