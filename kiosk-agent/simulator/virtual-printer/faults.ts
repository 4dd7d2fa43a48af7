/** What can be wrong with the virtual printer: the words of the operator's `POST /faults`, explained there. */
import { z } from 'zod';

const standing = {
  paper: z.enum(['ok', 'near', 'out']),
  cover: z.enum(['closed', 'open']),
  cutter: z.enum(['ok', 'fault']),
  paused: z.boolean(),
  mute: z.boolean(),
  lies: z.enum(['no', 'says-ready', 'says-printed', 'wrong-bits']),
  ignoresGsR: z.boolean(),
  hearsInPictures: z.boolean(),
  outlet: z.enum(['none', 'empty', 'ticket']),
};

/** Gone once they have happened, or when the operator sets them to null. */
const passing = {
  linesLeft: z.int().min(1).max(1000),
  cutAfterBytes: z.int().min(0).max(1_000_000),
  garbleByte: z.int().min(1).max(1_000_000),
  bytesPerSecond: z.int().min(100).max(1_000_000),
};

export const FaultsSchema = z.strictObject({ ...standing, ...z.object(passing).partial().shape });
export type Faults = z.infer<typeof FaultsSchema>;

export const FaultsChangeSchema = z
  .strictObject({
    ...standing,
    linesLeft: passing.linesLeft.nullable(),
    cutAfterBytes: passing.cutAfterBytes.nullable(),
    garbleByte: passing.garbleByte.nullable(),
    bytesPerSecond: passing.bytesPerSecond.nullable(),
  })
  .partial();
export type FaultsChange = z.infer<typeof FaultsChangeSchema>;

export const noFaults: Faults = {
  paper: 'ok',
  cover: 'closed',
  cutter: 'ok',
  paused: false,
  mute: false,
  lies: 'no',
  ignoresGsR: false,
  hearsInPictures: false,
  outlet: 'none',
};

export function changed(faults: Faults, change: FaultsChange): Faults {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const both = Object.entries({ ...faults, ...Object.fromEntries(given) });
  return FaultsSchema.parse(Object.fromEntries(both.filter(([, value]) => value !== null)));
}
