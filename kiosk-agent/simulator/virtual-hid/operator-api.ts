/**
 * The operator's hand on the virtual USB devices: JSON over HTTP on loopback.
 * GET /state; GET /samples; POST /plug {device}; POST /unplug {device}; POST /scan {sample} or {aim, text}.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Payload, samples } from './samples.ts';
import type { UsbBus } from './usb-bus.ts';

const mostBodyBytes = 4_096;

interface Answer {
  status: number;
  json: unknown;
}

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
  return createServer((request, response) => {
    respond(request, bus).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : 'failed';
        process.stderr.write(`Appareils USB virtuels, commande : ${reason}\n`);
        send(response, failure(500, 'internal'));
      },
    );
  });
}

async function respond(request: IncomingMessage, bus: UsbBus): Promise<Answer> {
  if (!isOurHost(request)) return failure(403, 'foreign-host');
  switch (`${request.method} ${request.url}`) {
    case 'GET /state':
      return { status: 200, json: bus.state() };
    case 'GET /samples':
      return { status: 200, json: samples.map(({ id, title, about }) => ({ id, title, about })) };
    case 'POST /plug':
      return withBody(request, DeviceSchema, ({ device }) => plug(bus, device));
    case 'POST /unplug':
      return withBody(request, DeviceSchema, ({ device }) => unplug(bus, device));
    case 'POST /scan':
      return withBody(request, ScanSchema, (wanted) => scan(bus, wanted));
    default:
      return failure(404, 'unknown-address');
  }
}

/** A page of another site that found our port must not get further. */
function isOurHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  return request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`;
}

function plug(bus: UsbBus, device: string): Answer {
  const result = bus.plug(device);
  if (result === 'plugged') return { status: 200, json: bus.state() };
  return failure(result === 'unknown-device' ? 404 : 409, result);
}

function unplug(bus: UsbBus, device: string): Answer {
  const result = bus.unplug(device);
  return result === 'unplugged' ? { status: 200, json: bus.state() } : failure(409, result);
}

function scan(bus: UsbBus, wanted: z.infer<typeof ScanSchema>): Answer {
  const payload = payloadOf(wanted);
  if (!payload) return failure(404, 'unknown-sample');
  const result = bus.scan(payload);
  return typeof result === 'number' ? { status: 200, json: { reports: result } } : failure(409, result);
}

function payloadOf(wanted: z.infer<typeof ScanSchema>): Payload | null {
  if ('text' in wanted) return { aim: wanted.aim, data: Buffer.from(wanted.text, 'latin1') };
  return samples.find(({ id }) => id === wanted.sample)?.payload ?? null;
}

async function withBody<Body>(
  request: IncomingMessage,
  schema: z.ZodType<Body>,
  work: (body: Body) => Answer,
): Promise<Answer> {
  // JSON only: a form of a foreign page is not heard.
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') {
    return failure(415, 'malformed-request');
  }
  const body = schema.safeParse(await jsonBody(request));
  return body.success ? work(body.data) : failure(400, 'malformed-request');
}

/** Undefined for what is too long or no JSON: no schema accepts it. */
async function jsonBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBodyBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failure(status: number, code: string): Answer {
  return { status, json: { code } };
}

function send(response: ServerResponse, { status, json }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(json));
}
