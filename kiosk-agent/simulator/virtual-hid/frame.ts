/** The wire's frames: length of the text in bytes (4 bytes, big endian), then JSON in UTF-8. Pure. */

const headBytes = 4;
const mostBytes = 64 * 1024;

export function frame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message), 'utf8');
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(text.length);
  return Buffer.concat([head, text]);
}

/** Puts chunks of a stream back into messages; null once the stream makes no sense, for ever. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);
  #broken = false;

  push(chunk: Uint8Array): unknown[] | null {
    if (this.#broken) return null;
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: unknown[] = [];
    while (this.#rest.length >= headBytes) {
      const end = headBytes + this.#rest.readUInt32BE(0);
      if (end > mostBytes) return this.#break();
      if (this.#rest.length < end) break;
      try {
        messages.push(JSON.parse(this.#rest.toString('utf8', headBytes, end)));
      } catch {
        return this.#break();
      }
      this.#rest = this.#rest.subarray(end);
    }
    return messages;
  }

  #break(): null {
    this.#broken = true;
    return null;
  }
}
