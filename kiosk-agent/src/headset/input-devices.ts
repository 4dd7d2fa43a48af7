/** Which of the machine's input devices is the socket, by what /sys/class/input says of each. Pure. */
import { headphoneInsert } from './switch-events.ts';

export interface InputDevice {
  /** event7, for instance. */
  event: string;
  /** The driver's own words: « HDA Intel PCH Front Headphone ». */
  name: string;
  /** `capabilities/sw`: the switches it has, one bit each, in hexadecimal. */
  switches: string;
}

/** Null: none. `wanted`: a part of its name; empty: the first that is numbered. */
export function chooseSocket(devices: readonly InputDevice[], wanted: string): InputDevice | null {
  const numberOf = ({ event }: InputDevice): number => Number(event.replace(/\D+/g, ''));
  const sockets = devices.filter(({ name, switches }) => name.includes(wanted) && hasHeadphone(switches));
  return sockets.sort((one, other) => numberOf(one) - numberOf(other))[0] ?? null;
}

/**
 * A socket for a microphone (bit 4) or a line to an amplifier (bit 6) is not one that a person puts to their ear.
 * The kernel writes the bitmap as words of 32 or 64 bits, the highest first (`input_bits_to_string`).
 */
export function hasHeadphone(switches: string): boolean {
  const last = /(?:^| )([0-9a-f]{1,16})\n?$/.exec(switches)?.[1];
  return last !== undefined && ((BigInt(`0x${last}`) >> BigInt(headphoneInsert)) & 1n) === 1n;
}
