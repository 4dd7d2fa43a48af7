/** The machine itself: its certificate against its clock, its disk, the voice in the built screen. Pure. */
import type { DeviceHealth, HealthReason } from '../../contract/health.ts';
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

/** What the build left of the spoken sentences. */
export type VoiceFiles =
  /** `sample`: the name of one clip. */
  | { found: 'clips'; sample: string }
  | { found: 'silence'; because: string | null }
  | { found: 'nothing' }
  /** There is a manifest, and it is none of ours. */
  | { found: 'nonsense' };

export function voiceHealth(files: VoiceFiles): DeviceHealth {
  switch (files.found) {
    case 'clips':
      return ready;
    case 'silence':
      return absent(silences[files.because ?? ''] ?? 'voice-empty');
    case 'nothing':
      return absent('voice-not-built');
    case 'nonsense':
      return degraded('voice-unreadable');
    default:
      return files satisfies never;
  }
}

const silences: Record<string, HealthReason | undefined> = {
  'espeak-ng-missing': 'voice-engine-missing',
  'opusenc-missing': 'voice-encoder-missing',
};
