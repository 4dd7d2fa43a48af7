/** The operator's hand on the simulated LGO: JSON over HTTP on loopback. `/desk` is the wire of the driver `simulated`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { FaultsSchema, type LgoForm, ValuesSchema } from './form.ts';
import { jsonBody } from './json-body.ts';
import { KeysSchema, type VirtualDesk } from './virtual-desk.ts';

interface Answer {
  status: number;
  json?: unknown;
}

const ClipboardSchema = z.strictObject({ text: z.string().max(500) });
const PressSchema = z.strictObject({ keys: KeysSchema });

const malformed: Answer = { status: 400, json: { code: 'malformed-request' } };
const done: Answer = { status: 204 };

export function createOperatorApi(form: LgoForm, desk: VirtualDesk): Server {
  return createServer((request, response) => {
    respond(request, form, desk).then(
      (answer) => send(response, answer),
      () => send(response, { status: 500, json: { code: 'internal' } }),
    );
  });
}

async function respond(request: IncomingMessage, form: LgoForm, desk: VirtualDesk): Promise<Answer> {
  if (!isOurHost(request)) return { status: 403, json: { code: 'foreign-host' } };
  switch (`${request.method} ${request.url}`) {
    case 'GET /state':
      return { status: 200, json: stateOf(form, desk) };
    case 'POST /faults':
      return change(request, FaultsSchema.partial(), (faults) => Object.assign(form.faults, faults), form);
    case 'POST /values':
      return change(request, ValuesSchema.partial(), (values) => Object.assign(form.values, values), form);
    case 'POST /wipe':
      form.wipe();
      desk.clipboard = '';
      return done;
    case 'GET /desk/window':
      return { status: 200, json: desk.front };
    case 'GET /desk/clipboard':
      return { status: 200, json: { text: desk.clipboard } };
    case 'POST /desk/clipboard':
      return change(request, ClipboardSchema, ({ text }) => Object.assign(desk, { clipboard: text }));
    case 'POST /desk/press':
      return change(request, PressSchema, ({ keys }) => desk.press(keys));
    default:
      return { status: 404, json: { code: 'unknown-address' } };
  }
}

function stateOf(form: LgoForm, desk: VirtualDesk): unknown {
  const { values, faults, focused, validations, otherText, otherKeys } = form;
  return {
    simulated: true,
    values,
    faults,
    focused,
    validations,
    otherText,
    otherKeys,
    clipboard: desk.clipboard,
  };
}

async function change<T>(
  request: IncomingMessage,
  schema: z.ZodType<T>,
  act: (body: T) => unknown,
  form?: LgoForm,
): Promise<Answer> {
  const body = schema.safeParse(await jsonBody(request));
  if (!body.success) return malformed;
  act(body.data);
  form?.changed();
  return done;
}

/** A page of another site that found our port must not get further. */
function isOurHost({ headers, socket }: IncomingMessage): boolean {
  return headers.host === `127.0.0.1:${socket.localPort}` || headers.host === `localhost:${socket.localPort}`;
}

function send(response: ServerResponse, { status, json }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(json === undefined ? undefined : JSON.stringify(json));
}
