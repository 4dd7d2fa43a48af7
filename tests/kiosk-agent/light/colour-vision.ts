/** How far apart two colours are for an eye: Machado, Oliveira and Fernandes (2009), severity 1, then CIE76. */
import type { Colour } from '../../../kiosk-agent/src/light/light-colours.ts';

type Matrix = readonly (readonly [number, number, number])[];
type Vector = readonly [number, number, number];

const matrices = {
  'normal vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type ColourVision = keyof typeof matrices;
export const colourVisions = Object.keys(matrices) as ColourVision[];

/** CIE76; about 2 is the least that an eye tells apart side by side. */
export function colourDistance(one: Colour, other: Colour, vision: ColourVision): number {
  const [l, a, b] = lab(one, vision);
  const [l2, a2, b2] = lab(other, vision);
  return Math.hypot(l - l2, a - a2, b - b2);
}

function lab({ red, green, blue }: Colour, vision: ColourVision): Vector {
  const light: Vector = [linear(red), linear(green), linear(blue)];
  const seen = matrices[vision].map((row) => Math.min(1, Math.max(0, dot(row, light)))) as unknown as Vector;
  const x = root(dot([0.4124, 0.3576, 0.1805], seen) / 0.95047);
  const y = root(dot([0.2126, 0.7152, 0.0722], seen));
  const z = root(dot([0.0193, 0.1192, 0.9505], seen) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function dot(one: readonly [number, number, number], other: Vector): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function linear(byte: number): number {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}
