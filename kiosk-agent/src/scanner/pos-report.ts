/** One HID POS report -> its part of a scan: pure. Layout: vitale-and-devices.md §7.1, offsets in the profile. */
import type { ScannerProfile } from './scanner-profiles.ts';

export type PosReport =
  | { kind: 'part'; aim: string; data: Uint8Array; more: boolean }
  /** A report about something else than a scan. */
  | { kind: 'other' }
  /** more: its scan may have another part. */
  | { kind: 'malformed'; more: boolean };

const aimLength = 3;

/** `data` is a copy: the caller may wipe the report. */
export function readPosReport(report: Uint8Array, profile: ScannerProfile): PosReport {
  if (report[0] !== profile.reportId) return { kind: 'other' };
  // Without its last byte nobody knows whether more follows.
  if (report.length !== profile.reportBytes) return { kind: 'malformed', more: true };
  const more = ((report[profile.moreAt] ?? 0) & 1) === 1;
  const length = report[profile.lengthAt] ?? 0;
  if (length > profile.mostData) return { kind: 'malformed', more };
  const aim = readAim(report.subarray(profile.aimAt, profile.aimAt + aimLength));
  // Not `slice`: that of a Buffer, which node-hid gives, is a view.
  const data = Uint8Array.from(report.subarray(profile.dataAt, profile.dataAt + length));
  return { kind: 'part', aim, data, more };
}

/** A scanner that was not set to send the identifier leaves zeros there. */
function readAim(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes);
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : '';
}
