/**
 * Four steps of 6 dB. The default leaves 12 dB above it and 6 below (EN 301 549 8.2: a range of 18 dB with a step of
 * 12); whoever installs the kiosk sets the panel so that the default is heard at 65 dBA.
 */
export const volumeSteps = 4;
export const defaultVolume = 2;

/** Of an audio element, from 0 to 1. */
export function gainOf(step: number): number {
  return 10 ** ((6 * (step - volumeSteps)) / 20);
}

export const louder = (step: number): number => Math.min(step + 1, volumeSteps);
export const softer = (step: number): number => Math.max(step - 1, 1);
