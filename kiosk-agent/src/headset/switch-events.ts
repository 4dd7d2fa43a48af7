/**
 * The records that Linux writes for a switch, `struct input_event` on a 64-bit machine: 24 bytes, little endian.
 *   u64 seconds, u64 microseconds, u16 type, u16 code, s32 value
 * A record of type EV_SYN ends a group of records that belong together. SYN_DROPPED says that the kernel's buffer ran
 * over: what follows up to the end of the group is half a story, and the state must be asked anew
 * (Documentation/input/event-codes.rst, and libevdev on SYN_DROPPED).
 */

const recordBytes = 24;
const typeAt = 16;
const codeAt = 18;
const valueAt = 20;

/** include/uapi/linux/input-event-codes.h */
const evSyn = 0;
const evSw = 5;
const synReport = 0;
const synDropped = 3;
export const headphoneInsert = 2;

/** lost: some records are missing, ask anew. */
export type SwitchEvent = 'in' | 'out' | 'lost';

export class SwitchEvents {
  #rest: Buffer = Buffer.alloc(0);
  #dropping = false;

  /** What these bytes tell of the headphone's switch, in order. */
  push(chunk: Uint8Array): SwitchEvent[] {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const whole = bytes.length - (bytes.length % recordBytes);
    this.#rest = bytes.subarray(whole);
    const events: SwitchEvent[] = [];
    for (let at = 0; at < whole; at += recordBytes) {
      const event = this.#read(bytes.subarray(at, at + recordBytes));
      if (event) events.push(event);
    }
    return events;
  }

  #read(record: Buffer): SwitchEvent | null {
    const type = record.readUInt16LE(typeAt);
    const code = record.readUInt16LE(codeAt);
    if (type === evSyn) return this.#synchronised(code);
    if (type !== evSw || code !== headphoneInsert || this.#dropping) return null;
    return record.readInt32LE(valueAt) === 0 ? 'out' : 'in';
  }

  #synchronised(code: number): SwitchEvent | null {
    if (code === synDropped) this.#dropping = true;
    if (code !== synReport || !this.#dropping) return null;
    this.#dropping = false;
    return 'lost';
  }
}
