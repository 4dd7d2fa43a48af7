/** Bytes -> paper, by the virtual printer's interpreter and without a wire; and what other suites ask of the paper. */
import { PNG } from 'pngjs';
import { type Command, CommandReading } from '../../../kiosk-agent/simulator/virtual-printer/commands.ts';
import { drawPaper } from '../../../kiosk-agent/simulator/virtual-printer/drawing.ts';
import { Interpreter } from '../../../kiosk-agent/simulator/virtual-printer/interpreter.ts';
import { jobDetails } from '../../../kiosk-agent/simulator/virtual-printer/job-log.ts';
import type { Paper } from '../../../kiosk-agent/simulator/virtual-printer/paper.ts';
import {
  type PaperModelName,
  paperModels,
} from '../../../kiosk-agent/simulator/virtual-printer/paper-model.ts';
import { pngOf } from '../../../kiosk-agent/simulator/virtual-printer/picture.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';

export const profileNames = Object.keys(printerProfiles) as PrinterProfileName[];

/** The paper that stands in for this profile's. */
export function modelOf(profile: PrinterProfileName): PaperModelName {
  return ({ 384: '58mm', 512: '80mm-180dpi', 576: '80mm' } as const)[
    printerProfiles[profile].dots as 384 | 512 | 576
  ];
}

export function commandsOf(bytes: Uint8Array): Command[] {
  const reading = new CommandReading();
  return [...bytes].flatMap((byte) => reading.push(byte) ?? []);
}

export function paperOf(bytes: Uint8Array, profile: PrinterProfileName): Paper {
  const interpreter = new Interpreter(paperModels[modelOf(profile)]);
  // What hands the ticket over is no matter of paper.
  const commands = commandsOf(bytes).filter(({ name }) => name !== 'GS e');
  for (const command of commands) interpreter.execute(command);
  return interpreter.paper;
}

export function onPaper(bytes: Uint8Array, profile: PrinterProfileName = 'generic-80') {
  return jobDetails({ id: '1', at: '', printed: true, paper: paperOf(bytes, profile) });
}

export async function photographOf(bytes: Uint8Array, profile: PrinterProfileName): Promise<Buffer> {
  return pngOf(drawPaper(paperOf(bytes, profile)));
}

/** Dark rows of the picture that touch each other, as [first, after the last]. */
export function inkedBands(png: Buffer): [number, number][] {
  const { data, width, height } = PNG.sync.read(png);
  // The paper is grey throughout and opaque: every byte of a pixel but the last tells how dark it is.
  const dark = (y: number): boolean =>
    data.subarray(y * width * 4, (y + 1) * width * 4).some((value) => value < 128);
  const bands: [number, number][] = [];
  for (let y = 0; y < height; y += 1) {
    const last = bands.at(-1);
    if (!dark(y)) continue;
    if (last?.[1] === y) last[1] = y + 1;
    else bands.push([y, y + 1]);
  }
  return bands;
}
