/**
 * What the operator APIs of all doubles share: JSON over HTTP on the loopback, for our own bench, drills and tests.
 * A page of another site that found the port gets nothing: it cannot name our host, nor send JSON without being asked.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { z } from 'zod';

/** Status, and what to say: JSON, a picture, or nothing. */
export interface Answer {
  status: number;
  json?: unknown;
  png?: Buffer;
}

const bodyBytesMax = 4_096;

export const refusal = (status: number, code: string): Answer => ({ status, json: { code } });
export const ok = (json: unknown): Answer => ({ status: 200, json });
export const unknownAddress = refusal(404, 'unknown-address');

/** `respond` gets the address as « GET /state »; `double` names the double on stderr when it breaks. */
export function operatorServer(
  double: string,
  respond: (address: string, request: IncomingMessage) => Answer | Promise<Answer>,
): Server {
  const answerTo = async (request: IncomingMessage): Promise<Answer> =>
    isOurHost(request)
      ? await respond(`${request.method} ${request.url}`, request)
      : refusal(403, 'foreign-host');
  return createServer((request, response) => {
    answerTo(request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : 'failed';
        process.stderr.write(`${double}, commande : ${reason}\n`);
        send(response, refusal(500, 'internal'));
      },
    );
  });
}

/** Acts on the request's body if it is what the schema wants. */
export async function withBody<Body>(
  request: IncomingMessage,
  schema: z.ZodType<Body>,
  act: (body: Body) => Answer,
): Promise<Answer> {
  if (!isJson(request)) return refusal(415, 'malformed-request');
  const body = schema.safeParse(await jsonBody(request));
  return body.success ? act(body.data) : refusal(400, 'malformed-request');
}

/** Undefined for what is no JSON, too long, or not announced as JSON: no schema accepts it. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (!isJson(request)) return undefined;
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > bodyBytesMax) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJson({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.split(';')[0] === 'application/json';
}

function isOurHost({ headers, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => headers.host === `${name}:${socket.localPort}`);
}

function send(response: ServerResponse, { status, json, png }: Answer): void {
  response.writeHead(status, {
    'content-type': png ? 'image/png' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(png ?? (json === undefined ? undefined : JSON.stringify(json)));
}
