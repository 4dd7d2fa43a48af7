/**
 * SIMULATEUR. A 2D scanner and a status light that are not there: they speak HID reports over the wire of wire.ts, and
 * are plugged in, pulled out and shown codes by the operator API. Never part of production, which this file refuses.
 */
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { readConfig } from './config.ts';
import { operatorApi } from './operator-api.ts';
import { UsbBus } from './usb-bus.ts';
import { createWire } from './wire.ts';

const config = readConfig(process.env);
if (typeof config === 'string') {
  process.stderr.write(`${config}\n`);
  process.exit(1);
}

const bus = new UsbBus(['scanner', 'light']);
const wire = createWire(bus);
const operator = operatorApi(bus);

try {
  const ports = {
    hid: await listen(wire, config.hidPort),
    hidOperator: await listen(operator, config.operatorPort),
  };
  process.stderr.write('SIMULATEUR de lecteur de codes et de voyant : aucun appareil USB réel.\n');
  process.send?.({ ready: true, ports });
} catch (error) {
  const reason = error instanceof Error ? error.message : 'raison inconnue';
  process.stderr.write(`Les appareils USB virtuels ne peuvent pas écouter : ${reason}\n`);
  process.exit(1);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Nothing is kept, so nothing has to be saved. */
function stop(): void {
  wire.close();
  operator.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);
