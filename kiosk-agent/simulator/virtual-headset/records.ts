/**
 * The records that Linux writes for the switch of a socket, `struct input_event` on a 64-bit machine: 24 bytes, little
 * endian: u64 seconds, u64 microseconds, u16 type, u16 code, s32 value. Written from linux/input.h, not from the agent.
 */

const evSyn = 0;
const evSw = 5;
const headphoneInsert = 2;
const synReport = 0;
const synDropped = 3;

/** The plug goes in or comes out, and the end of what belongs to it. */
export function plugRecords(isIn: boolean, at: Date): Buffer {
  return Buffer.concat([record(evSw, headphoneInsert, isIn ? 1 : 0, at), record(evSyn, synReport, 0, at)]);
}

/** The kernel's buffer has run over: whoever listens has missed something. */
export function droppedRecords(at: Date): Buffer {
  return Buffer.concat([record(evSyn, synDropped, 0, at), record(evSyn, synReport, 0, at)]);
}

function record(type: number, code: number, value: number, at: Date): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeBigUInt64LE(BigInt(Math.floor(at.getTime() / 1000)), 0);
  bytes.writeBigUInt64LE(BigInt((at.getTime() % 1000) * 1000), 8);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}
