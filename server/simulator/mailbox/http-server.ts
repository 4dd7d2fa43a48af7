/**
 * The simulated SMS provider (POST /sms, as server/src/home/messages/sms-http.ts speaks to a real one) and the page on
 * which everything that "was sent" is read. A page of another site gets nothing: it cannot name our host.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Mailbox } from './mailbox.ts';
import { mailboxPage } from './mailbox-page.ts';

const SmsSchema = z.strictObject({
  to: z.string().regex(/^\+33[67]\d{8}$/),
  text: z.string().min(1).max(1_000),
});
const bytesMax = 8_192;

export function httpServer(mailbox: Mailbox, token: string): Server {
  return createServer((request, response) => {
    response.setHeader('server', 'SIMULATEUR').setHeader('cache-control', 'no-store');
    if (!isOurHost(request)) return end(response, 403);
    const address = `${request.method} ${request.url}`;
    if (address === 'GET /') return page(response, mailbox);
    if (address === 'GET /messages') return json(response, 200, mailbox.all());
    if (address === 'DELETE /messages') {
      mailbox.clear();
      return end(response, 204);
    }
    if (address === 'POST /sms')
      return void takeSms(request, response, mailbox, token).catch(() => end(response, 400));
    end(response, 404);
  });
}

async function takeSms(
  request: IncomingMessage,
  response: ServerResponse,
  mailbox: Mailbox,
  token: string,
): Promise<void> {
  if (request.headers.authorization !== `Bearer ${token}`) return end(response, 401);
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > bytesMax) return end(response, 413);
  }
  const sms = SmsSchema.safeParse(JSON.parse(text));
  if (!sms.success) return end(response, 400);
  mailbox.put({ kind: 'sms', to: sms.data.to, subject: '', text: sms.data.text });
  json(response, 202, { accepted: true });
}

function page(response: ServerResponse, mailbox: Mailbox): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(mailboxPage(mailbox.all()));
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function isOurHost({ headers, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => headers.host === `${name}:${socket.localPort}`);
}
