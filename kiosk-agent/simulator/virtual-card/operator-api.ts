/**
 * The operator API: what the bench page, the drills and the tests ask of the hand. JSON over http, on the loopback only.
 *
 *   GET  /cards          the cards of the bench: [{ id, title, about }], in French
 *   GET  /state          { inserted: id | null, linked }; linked: the reader has found the card
 *   GET  /commands       { commands }: how many commands reached a card since this process began
 *   POST /insert {card}  409 slot-occupied, 404 unknown-card; also takes the unlisted cards of `sentinels.ts`
 *   POST /remove {}      pulls the card out, if there is one
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import type { Hand } from './hand.ts';
import { cardOfId } from './sentinels.ts';

interface Answer {
  status: number;
  body: unknown;
}

const bodyBytesMax = 1024;
const InsertSchema = z.strictObject({ card: z.string().max(100) });
const RemoveSchema = z.strictObject({});

export function operatorApi(hand: Hand): Server {
  return createServer((request, response) => {
    answer(hand, request).then(
      (result) => send(response, result),
      // The caller went in the middle of its own request.
      () => response.destroy(),
    );
  });
}

async function answer(hand: Hand, request: IncomingMessage): Promise<Answer> {
  // Another page of the browser may reach this port under a name of its own: only ours are answered.
  if (!isOurHost(request)) return refusal(403, 'foreign-host');
  const address = `${request.method} ${request.url}`;
  if (address === 'GET /cards') return ok(catalogue.map(({ id, title, about }) => ({ id, title, about })));
  if (address === 'GET /state') return ok(hand.state());
  if (address === 'GET /commands') return ok({ commands: hand.commands });
  if (address !== 'POST /insert' && address !== 'POST /remove') return refusal(404, 'unknown-address');
  const body = await readJson(request);
  return address === 'POST /insert' ? insert(hand, body) : remove(hand, body);
}

function insert(hand: Hand, body: unknown): Answer {
  const parsed = InsertSchema.safeParse(body);
  if (!parsed.success) return refusal(400, 'malformed-request');
  const card = cardOfId(parsed.data.card);
  if (!card) return refusal(404, 'unknown-card');
  return hand.insert(card) ? ok(hand.state()) : refusal(409, 'slot-occupied');
}

function remove(hand: Hand, body: unknown): Answer {
  if (!RemoveSchema.safeParse(body).success) return refusal(400, 'malformed-request');
  hand.remove();
  return ok(hand.state());
}

function isOurHost({ headers, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => headers.host === `${name}:${socket.localPort}`);
}

/** Undefined, which no schema takes, for anything that is not a small JSON document. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') return undefined;
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > bodyBytesMax) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function refusal(status: number, code: string): Answer {
  return { status, body: { code } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
