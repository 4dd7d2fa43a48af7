/** What each port says of its device, as health: one function a device. Pure. */
import type { Slot } from '../../contract/card.ts';
import type { DeviceHealth } from '../../contract/health.ts';
import type { PrinterState } from '../../contract/printer.ts';
import type { NoReaderReason } from '../card/no-reader.ts';
import type { HeadsetStatus } from '../headset/headset-socket.ts';
import type { HidStatus } from '../hid/hid-status.ts';
import type { ServerLink } from '../visit/state-board.ts';
import { absent, degraded, off, ready } from './device-health.ts';

/** `why`: what the driver said last; null before its first word. */
export function cardReaderHealth(slot: Slot, why: NoReaderReason | null): DeviceHealth {
  return slot === 'no-reader' ? absent(why ?? 'starting') : ready;
}

export function printerHealth(state: PrinterState): DeviceHealth {
  return printerStates[state];
}

const printerStates: Record<PrinterState, DeviceHealth> = {
  ready,
  'near-end': degraded('paper-near-end'),
  'paper-out': degraded('paper-out'),
  'cover-open': degraded('cover-open'),
  'cutter-fault': degraded('cutter-fault'),
  'ticket-waiting': degraded('ticket-waiting'),
  'off-line': degraded('printer-off-line'),
  mute: degraded('printer-mute'),
  untold: degraded('printer-untold'),
  'in-use': degraded('printer-in-use'),
  'not-allowed': absent('printer-not-allowed'),
  absent: absent('printer-absent'),
};

export function serverHealth(link: ServerLink): DeviceHealth {
  return serverLinks[link];
}

const serverLinks: Record<ServerLink, DeviceHealth> = {
  reachable: ready,
  silent: absent('server-silent'),
  'unknown-kiosk': degraded('kiosk-unknown'),
};

/** `silentMs`: since the page last said that it draws; null: it never did. */
export function screenHealth(silentMs: number | null, longestMs: number): DeviceHealth {
  if (silentMs === null) return absent('screen-not-opened');
  return silentMs < longestMs ? ready : absent('screen-silent');
}

/** Scanner and light. */
export function hidHealth(status: HidStatus<'keyboard-wedge'>): DeviceHealth {
  switch (status.state) {
    case 'ready':
      return ready;
    case 'off':
      return off;
    case 'absent':
      return absent('not-plugged');
    case 'no-driver':
      return absent(status.reason);
    case 'no-permission':
    case 'unusable':
      return degraded(status.state);
    case 'refused':
      return degraded(status.reason);
    default:
      return status satisfies never;
  }
}

/** A kiosk without a socket is whole. */
export function headsetHealth(status: HeadsetStatus): DeviceHealth {
  return headsetStatuses[status];
}

const headsetStatuses: Record<HeadsetStatus, DeviceHealth> = {
  ready,
  off,
  none: off,
  missing: absent('no-such-headset-socket'),
  'no-permission': degraded('no-permission'),
  unusable: degraded('unusable'),
  'changes-only': degraded('headset-changes-only'),
};
