/**
 * The operator's hand on the virtual USB devices: JSON over HTTP on loopback.
 * GET /state; GET /samples; POST /plug {device}; POST /unplug {device}; POST /scan {sample} or {aim, text}.
 */
import type { Server } from 'node:http';
import { z } from 'zod';
import {
  type Answer,
  ok,
  operatorServer,
  refusal,
  unknownAddress,
  withBody,
} from '../operator/operator-server.ts';
import { type Payload, samples } from './samples.ts';
import type { UsbBus } from './usb-bus.ts';

const DeviceSchema = z.strictObject({ device: z.string() });
const ScanSchema = z.union([
  z.strictObject({ sample: z.string() }),
  z.strictObject({
    aim: z.string().regex(/^(|\][A-Za-z][0-9A-Za-z])$/),
    /** One character is one byte. */
    text: z.string().regex(/^[^\u0100-\uffff]*$/),
  }),
]);

export function operatorApi(bus: UsbBus): Server {
  return operatorServer('Appareils USB virtuels', (address, request) => {
    switch (address) {
      case 'GET /state':
        return ok(bus.state());
      case 'GET /samples':
        return ok(samples.map(({ id, title, about }) => ({ id, title, about })));
      case 'POST /plug':
        return withBody(request, DeviceSchema, ({ device }) => plug(bus, device));
      case 'POST /unplug':
        return withBody(request, DeviceSchema, ({ device }) => unplug(bus, device));
      case 'POST /scan':
        return withBody(request, ScanSchema, (wanted) => scan(bus, wanted));
      default:
        return unknownAddress;
    }
  });
}

function plug(bus: UsbBus, device: string): Answer {
  const result = bus.plug(device);
  if (result === 'plugged') return ok(bus.state());
  return refusal(result === 'unknown-device' ? 404 : 409, result);
}

function unplug(bus: UsbBus, device: string): Answer {
  const result = bus.unplug(device);
  return result === 'unplugged' ? ok(bus.state()) : refusal(409, result);
}

function scan(bus: UsbBus, wanted: z.infer<typeof ScanSchema>): Answer {
  const payload = payloadOf(wanted);
  if (!payload) return refusal(404, 'unknown-sample');
  const result = bus.scan(payload);
  return typeof result === 'number' ? ok({ reports: result }) : refusal(409, result);
}

function payloadOf(wanted: z.infer<typeof ScanSchema>): Payload | null {
  if ('text' in wanted) return { aim: wanted.aim, data: Buffer.from(wanted.text, 'latin1') };
  return samples.find(({ id }) => id === wanted.sample)?.payload ?? null;
}
