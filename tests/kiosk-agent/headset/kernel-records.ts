/** `struct input_event` of a 64-bit Linux, written by hand from linux/input.h, with a time that nobody reads. */
export function record(type: number, code: number, value: number): Buffer {
  const bytes = Buffer.alloc(24, 0xa5);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

const [evSyn, evSw] = [0, 5];
export const plug = (value: number): Buffer => record(evSw, 2, value);
export const microphone = (value: number): Buffer => record(evSw, 4, value);
/** The end of what belongs together. */
export const report = record(evSyn, 0, 0);
export const dropped = record(evSyn, 3, 0);
