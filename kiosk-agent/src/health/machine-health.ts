/** The machine itself: its certificate against its clock, its disk, the voice in the built screen. Pure. */
import type { DeviceHealth } from '../../contract/health.ts';
import { absent, degraded, ready } from './device-health.ts';

export interface Validity {
  from: Date;
  to: Date;
}

const dayMs = 24 * 60 * 60_000;
const expiresSoonDays = 14;

/** A clock that is far off shows here too: the certificate seems not yet valid, or long over. */
export function certificateHealth({ from, to }: Validity, now: Date): DeviceHealth {
  if (now < from) return degraded('certificate-not-yet-valid');
  if (now > to) return degraded('certificate-expired');
  const soon = to.getTime() - now.getTime() < expiresSoonDays * dayMs;
  return soon ? degraded('certificate-expires-soon') : ready;
}

export interface DiskSpace {
  freeBytes: number;
  totalBytes: number;
}

const leastFreeBytes = 256 * 1024 * 1024;
const leastFreeShare = 0.02;

/** Null: it did not answer. */
export function diskHealth(space: DiskSpace | null): DeviceHealth {
  if (space === null) return degraded('disk-unreadable');
  const least = Math.min(leastFreeBytes, space.totalBytes * leastFreeShare);
  return space.freeBytes < least ? degraded('disk-nearly-full') : ready;
}

/** What was found of the spoken sentences: how many clips the manifest names. */
export type VoiceFiles =
  | { found: 'clips'; clips: number }
  | { found: 'nothing' }
  /** There is a manifest, and it is none of ours. */
  | { found: 'nonsense' };

export function voiceHealth(files: VoiceFiles): DeviceHealth {
  if (files.found === 'nothing') return absent('voice-not-built');
  if (files.found === 'nonsense') return degraded('voice-unreadable');
  return files.clips === 0 ? absent('voice-empty') : ready;
}
