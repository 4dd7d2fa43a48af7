/**
 * GET /health: how this kiosk stands, for a monitor on the machine. 200: somebody can be served; 503: nobody can.
 * Nothing about a visit but whether one is under way.
 */
import { z } from 'zod';
import { OutOfServiceSchema } from './state.ts';

export const DeviceNameSchema = z.enum([
  'card-reader',
  'printer',
  'scanner',
  'light',
  'voice',
  /** The socket, whatever is plugged into it. */
  'headset',
  /** The page in the kiosk's browser, known by its heartbeat. */
  'screen',
  'server',
  /** The kiosk's own certificate, against the clock of this machine. */
  'certificate',
  'disk',
]);
export type DeviceName = z.infer<typeof DeviceNameSchema>;

/** Why a device is not ready. Each has a sentence for the installer. */
export const HealthReasonSchema = z.enum([
  /** The agent has just started and knows nothing of it yet. */
  'starting',

  'no-pcsc-binding',
  'no-daemon',
  'no-such-reader',
  'process-lost',
  'no-ffi-binding',
  'no-library-description',
  'wrong-library-description',
  'no-library',
  'library-not-loaded',
  'library-function-missing',
  'no-library-settings',
  'no-library-reader',
  'library-refused',
  'library-double',

  'paper-near-end',
  'paper-out',
  'cover-open',
  'cutter-fault',
  'ticket-waiting',
  'printer-off-line',
  'printer-mute',
  'printer-untold',
  'printer-in-use',
  'printer-not-allowed',
  'printer-absent',

  /** Scanner and light: the package `node-hid` is not there, or not for this machine. */
  'not-installed',
  'not-working',
  'not-plugged',
  'no-permission',
  'unusable',
  'keyboard-wedge',

  'no-such-headset-socket',
  'headset-changes-only',

  'screen-not-opened',
  'screen-silent',

  'server-silent',
  'kiosk-unknown',

  'certificate-not-yet-valid',
  'certificate-expires-soon',
  'certificate-expired',

  'voice-not-built',
  'voice-unreadable',
  'voice-engine-missing',
  'voice-encoder-missing',
  'voice-empty',

  'disk-nearly-full',
  'disk-unreadable',
]);
export type HealthReason = z.infer<typeof HealthReasonSchema>;

const reason = HealthReasonSchema;

export const DeviceHealthSchema = z.discriminatedUnion('health', [
  z.strictObject({ health: z.literal('ready') }),
  /** It is there, and something is wrong with it. */
  z.strictObject({ health: z.literal('degraded'), reason }),
  z.strictObject({ health: z.literal('absent'), reason }),
  /** This kiosk is not meant to have one. */
  z.strictObject({ health: z.literal('off') }),
]);
export type DeviceHealth = z.infer<typeof DeviceHealthSchema>;

export const HealthReportSchema = z.strictObject({
  inService: z.boolean(),
  /** Why nobody can be served; null: in service. */
  why: z.enum([...OutOfServiceSchema.options, 'screen-silent']).nullable(),
  /** A visit is under way: not the moment to restart anything. */
  busy: z.boolean(),
  /** True when any device is a double. */
  simulated: z.boolean(),
  devices: z.record(DeviceNameSchema, DeviceHealthSchema),
});
export type HealthReport = z.infer<typeof HealthReportSchema>;
