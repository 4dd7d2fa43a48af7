/** From the settings to a printer: the way that is configured, and the installer's test ticket. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { printerSettings } from '../../../kiosk-agent/src/config/printer-settings.ts';
import type { AgentConfig } from '../../../kiosk-agent/src/config.ts';
import { openPrinter } from '../../../kiosk-agent/src/devices/printer.ts';
import type { PrinterProfileName } from '../../../kiosk-agent/src/printer/profiles.ts';
import { type PrinterBench, startPrinterBench } from '../../support/printer-bench.ts';
import { modelOf, profileNames } from './on-paper.ts';
import { sampleContent } from './sample-tickets.ts';

let bench: PrinterBench;
beforeAll(async () => {
  bench = await startPrinterBench();
});
afterAll(() => bench.stop());
beforeEach(() => bench.reset());

function opened(address: string, profile: PrinterProfileName = 'generic-80') {
  const config = {
    PRINTER_ADDRESS: printerSettings.PRINTER_ADDRESS.parse(address),
    PRINTER_PROFILE: profile,
    DEVICES_SIMULATED: true,
  };
  return openPrinter(config as AgentConfig);
}

describe('the printer of the settings', () => {
  test.each(profileNames)('prints its test ticket and its tickets on the profile %s', async (profile) => {
    await bench.become(modelOf(profile));
    const { printer, encode, printTest } = opened(`tcp://${bench.address}`, profile);
    const empty = { outlet: profile === 'custom-kpm' ? 'empty' : 'none' } as const;
    await bench.faults(empty);
    expect(await printTest()).toEqual({ outcome: 'printed' });
    await bench.faults(empty);
    expect(await printer.print(encode(sampleContent, 'ar'))).toEqual({ outcome: 'printed' });
    expect(await bench.jobs()).toMatchObject([
      { printed: true, unknown: [], warnings: [] },
      { printed: true, unknown: [], warnings: [] },
    ]);
    await printer.close();
  });

  test.each(['usb:/dev/usb/lp99', 'cups:no-such-queue', '127.0.0.1:9'])(
    'is absent at %s, and its test ticket says so',
    async (address) => {
      const { printer, printTest } = opened(address);
      expect(await printTest()).toEqual({ outcome: 'not-printed', state: 'absent' });
      await printer.close();
    },
  );
});
