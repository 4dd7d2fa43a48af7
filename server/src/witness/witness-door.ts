/** The witness's two addresses over http. A body is plain text; refusals say a status and, for 409, the size. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { type Answer, addCheckpoint, type WitnessParts } from './add-checkpoint.ts';
import { lastCheckpoint } from './last-checkpoint.ts';

/** 16 signatures of the longest kind, and a proof. */
const maxBytes = 131_072;

export function witnessDoor(parts: WitnessParts, log: Log): RequestListener {
  return (request, response) => {
    receive(request, response, parts, log).catch((error: unknown) => {
      log.error('request-failed', { error });
      if (!response.headersSent) response.writeHead(500, { connection: 'close' });
      response.end();
    });
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  parts: WitnessParts,
  log: Log,
): Promise<void> {
  const [, asked] = /^\/checkpoint\/([0-9a-f]{64})$/.exec(request.url ?? '') ?? [];
  if (asked !== undefined && request.method === 'GET')
    return tellLast(response, lastCheckpoint(asked, parts));
  if (request.url !== '/add-checkpoint') return void response.writeHead(404).end();
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  const body = await readBody(request);
  if (body === null) return void response.writeHead(413, { connection: 'close' }).end();
  const answer = addCheckpoint(body, parts);
  if (answer.status === 200) log.info('witness-cosigned', { size: answer.size });
  else log.warn('witness-refused', { status: answer.status, reason: answer.reason });
  send(response, answer);
}

function tellLast(response: ServerResponse, note: string | null): void {
  if (note === null) return void response.writeHead(404).end();
  response
    .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(note);
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.status === 200) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.line);
  } else if (answer.status === 409) {
    response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${answer.size}\n`);
  } else {
    response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${answer.reason}\n`);
  }
}

/** Null for what is too long. Bytes that are no UTF-8 become a character that no signature covers. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
