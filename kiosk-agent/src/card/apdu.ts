/**
 * Commands and answers of a chip card (ISO 7816-4) under T=0. There the card never sends data with its first status:
 * `61 xx` means "xx bytes wait, fetch them" and `6C xx` "ask again, for xx bytes". Pure: bytes in, bytes out.
 */

/** Answer of the card to one command, before `61xx` and `6Cxx` are followed: raw data and status word. */
export type ApduAnswer =
  | { ok: true; data: Uint8Array; statusWord: number }
  /**
   * removed: the card is gone. timeout: no answer within the deadline. fault: the card is in and answers, but not what
   * a protocol can carry. lost: the reader or its daemon went away.
   */
  | { ok: false; reason: 'removed' | 'timeout' | 'fault' | 'lost' };

export type Transmit = (command: Uint8Array) => Promise<ApduAnswer>;

/** endless: the card kept asking for one more turn. */
export type CommandAnswer =
  | { ok: true; data: Uint8Array; statusWord: number }
  | { ok: false; reason: 'removed' | 'timeout' | 'fault' | 'lost' | 'endless' };

export const success = 0x9000;

const turnsMax = 40;
const moreDataWaits = 0x61;
const wrongLength = 0x6c;
/** CLA INS P1 P2 Le: the only form whose last byte is a length that may be corrected. */
const caseTwoLength = 5;

/** Bytes of a specification, written as it writes them: `00 A4 00 00 02 3F 00`. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

/** READ BINARY of the current file at `offset` (15 bits), as many bytes as the card will give. */
export function readBinaryAt(offset: number): Uint8Array {
  if (offset < 0 || offset > 0x7fff) throw new RangeError('READ BINARY takes an offset of 15 bits');
  return Uint8Array.of(0x00, 0xb0, offset >> 8, offset & 0xff, 0x00);
}

/** Splits what came from the card. Fewer than two bytes: PC/SC gives that too when the card leaves meanwhile. */
export function parseAnswer(bytes: Uint8Array): ApduAnswer {
  const [sw1, sw2] = bytes.subarray(-2);
  if (sw1 === undefined || sw2 === undefined) return { ok: false, reason: 'fault' };
  return { ok: true, data: bytes.slice(0, -2), statusWord: (sw1 << 8) | sw2 };
}

/** Sends one command and follows `61 xx` and `6C xx` to the end: all the data, and the last status word. */
export async function exchange(transmit: Transmit, command: Uint8Array): Promise<CommandAnswer> {
  const parts: Uint8Array[] = [];
  let next = command;
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const answer = await transmit(next);
    if (!answer.ok) return answer;
    const following = followUp(next, answer.statusWord);
    // The data beside `6C xx` would come again with the corrected command.
    if (answer.statusWord >> 8 !== wrongLength) parts.push(answer.data);
    if (!following) return { ok: true, data: joined(parts), statusWord: answer.statusWord };
    next = following;
  }
  return { ok: false, reason: 'endless' };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function followUp(sent: Uint8Array, statusWord: number): Uint8Array | null {
  const length = statusWord & 0xff;
  if (statusWord >> 8 === moreDataWaits) return Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length);
  if (statusWord >> 8 === wrongLength && sent.length === caseTwoLength) {
    return Uint8Array.of(...sent.subarray(0, caseTwoLength - 1), length);
  }
  return null;
}
