/** The devices that an installer tries, at their ports: each with a remote control. Absent until a test plugs them in. */

import type { HeadsetStatus } from '../../../kiosk-agent/src/headset/headset-socket.ts';
import type { HidStatus } from '../../../kiosk-agent/src/hid/hid-status.ts';
import type { LightState } from '../../../kiosk-agent/src/light/status-light.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import type { PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import { apcvNotLicensed } from '../../../kiosk-agent/src/scanner/apcv-driver.ts';
import { ScanDesk } from '../../../kiosk-agent/src/scanner/scan-desk.ts';

const neverTold = (): (() => void) => () => undefined;
const nothing = async (): Promise<void> => undefined;

export function testDevices() {
  const status = {
    scanner: { state: 'off' } as HidStatus<'keyboard-wedge'>,
    light: { state: 'off' } as HidStatus,
    headset: 'off' as HeadsetStatus,
  };
  const shown: LightState[] = [];
  const printer = { outcome: { outcome: 'printed' } as PrintOutcome, tickets: 0 };
  return {
    status,
    /** Every state that the light was told to show. */
    shown,
    printed: printer,
    scans: new ScanDesk({ apcv: apcvNotLicensed, production: false, log: agentLog('silent') }),
    scanner: { start: () => undefined, status: () => status.scanner, onStatus: neverTold, stop: nothing },
    light: {
      start: () => undefined,
      show: (state: LightState) => void shown.push(state),
      status: () => status.light,
      onStatus: neverTold,
      stop: nothing,
    },
    headset: { status: () => status.headset },
    async printTest() {
      printer.tickets += 1;
      return printer.outcome;
    },
  };
}
