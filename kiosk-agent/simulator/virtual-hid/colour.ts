/** The colour that a light shows after a report, as #rrggbb; null for a report that says nothing about it. Pure. */

/** Bytes before red, by device. */
const prefixes: Readonly<Record<string, readonly number[]>> = {
  light: [0x01, 0x63],
  luxafor: [0x01, 0xff],
  blinkstick: [0x01],
};

export function colourOf(device: string, report: Uint8Array): string | null {
  const prefix = prefixes[device];
  if (!prefix?.every((byte, index) => report[index] === byte)) return null;
  const colour = report.subarray(prefix.length, prefix.length + 3);
  return `#${Buffer.from(colour).toString('hex')}`;
}
