/**
 * A child of hidapi.test.ts: scanner and light on the real node-hid, whose listing alone is made up, since it is udev's.
 * Tells each change by IPC; takes { show } and { stop }.
 */
import { HIDAsync } from 'node-hid';
import { z } from 'zod';
import { NodeHidDevices } from '../../../../kiosk-agent/src/hid/node-hid-devices.ts';
import { HidLight } from '../../../../kiosk-agent/src/light/hid-light.ts';
import { HidPosScanner } from '../../../../kiosk-agent/src/scanner/hid-pos-scanner.ts';

const [scannerPath = '', lightPath = '', sparePath = ''] = process.argv.slice(2);
const listed = [
  { path: scannerPath, vendorId: 0x0c2e, productId: 0x0b81, product: 'Voyager', usagePage: 0x8c, usage: 2 },
  { path: lightPath, vendorId: 0x04d8, productId: 0xf372, product: 'LUXAFOR', usagePage: 0xff00, usage: 1 },
];
const devices = new NodeHidDevices(async () => ({ devicesAsync: async () => listed, HIDAsync }));
const scanner = new HidPosScanner({ devices, pollMs: 100 });
const light = new HidLight({ devices, platform: 'linux', pollMs: 100 });

const tell = (message: Record<string, unknown>): void => void process.send?.(message);
scanner.onStatus(({ state }) => tell({ scanner: state }));
light.onStatus(({ state }) => tell({ light: state }));
light.show('free');
light.start();
scanner.start((event) => {
  const text = event.type === 'scan' ? Buffer.from(event.scan.data).toString('latin1') : event.reason;
  tell({ [event.type]: text });
});

const OrderSchema = z.union([
  z.object({ show: z.enum(['free', 'busy', 'off']) }),
  z.object({ reopen: z.int() }),
  z.object({ stop: z.literal(true) }),
]);

/** Opens and closes at once, many times: a reading thread is begun and ended each time. */
async function reopen(times: number): Promise<number> {
  let opened = 0;
  for (let time = 0; time < times; time += 1) {
    const opening = await devices.open(sparePath);
    if (!opening.ok) break;
    opened += 1;
    await opening.device.close();
  }
  return opened;
}

process.on('message', (message) => {
  const order = OrderSchema.parse(message);
  if ('show' in order) light.show(order.show);
  else if ('reopen' in order) void reopen(order.reopen).then((reopened) => tell({ reopened }));
  else {
    void Promise.all([scanner.stop(), light.stop()]).then(() => {
      tell({ stopped: true });
      process.disconnect();
    });
  }
});
process.on('disconnect', () => process.exit());
