/**
 * Printers that hear `DLE EOT n` wherever it stands, also among the dots of a picture, answer it and swallow it: the
 * picture then lacks three bytes. Whether real ones do so is uncertain; a ticket must survive those that do.
 */
const question = [0x10, 0x04];

/** Takes the questions out of the stream, and gives back the rest. Keeps an unfinished question for the next bytes. */
export function eagerEar(onQuestion: (n: number) => void): (bytes: Uint8Array) => Uint8Array {
  let held: number[] = [];
  return (bytes) => {
    const rest: number[] = [];
    for (const byte of bytes) {
      const expected = question[held.length];
      if (expected === undefined) {
        onQuestion(byte);
        held = [];
      } else if (byte === expected) held.push(byte);
      else {
        rest.push(...held);
        held = byte === question[0] ? [byte] : [];
        if (held.length === 0) rest.push(byte);
      }
    }
    return Uint8Array.from(rest);
  };
}
