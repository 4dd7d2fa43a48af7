/**
 * The doors of a simulated provider: its own few pages, then oidc-provider. A page of another site cannot name our host.
 * `discovery`: the one name under which the provider describes itself; the standard one is not there when it is another.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { z } from 'zod';
import { loginPage, phonePage } from './pages.ts';
import type { Phone } from './phone.ts';
import type { SimulatedProvider } from './provider.ts';

const standard = '/.well-known/openid-configuration';
const bytesMax = 8_192;

const AnswerSchema = z.strictObject({ id: z.string().min(1), answer: z.enum(['yes', 'no']) });
const LoginSchema = z.union([
  z.strictObject({ login: z.string().min(1) }),
  z.strictObject({ refuse: z.literal('yes') }),
]);

export interface DoorParts {
  provider: Provider;
  of: SimulatedProvider;
  discovery: string;
}

export function httpServer(parts: () => DoorParts): Server {
  return createServer((request, response) => {
    response.setHeader('server', 'SIMULATEUR').setHeader('cache-control', 'no-store');
    if (!isOurHost(request)) return end(response, 403);
    void route(request, response, parts()).catch(() => {
      if (!response.headersSent) end(response, 400);
    });
  });
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  { provider, of, discovery }: DoorParts,
): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const interaction = /^\/interaction\/[\w-]+$/.test(path);
  if (interaction && request.method === 'GET') return page(response, loginPage(of.label, of.people, path));
  if (interaction && request.method === 'POST') return login(request, response, provider, of);
  if (of.phone && path === '/telephone') return telephone(request, response, of.phone.desk);
  if (path === standard && discovery !== standard) return end(response, 404);
  if (path === discovery) request.url = standard;
  if (path === '/session/end' && request.method === 'POST') await byGet(request, path);
  await provider.callback()(request, response);
}

async function login(
  request: IncomingMessage,
  response: ServerResponse,
  provider: Provider,
  { acr, people }: SimulatedProvider,
): Promise<void> {
  const form = LoginSchema.parse(await readForm(request));
  if ('refuse' in form) return provider.interactionFinished(request, response, { error: 'access_denied' });
  if (!people.some((person) => person.login === form.login)) return end(response, 400);
  const proof = { accountId: form.login, ...(acr === null ? {} : { acr }) };
  await provider.interactionFinished(request, response, { login: proof });
}

async function telephone(request: IncomingMessage, response: ServerResponse, desk: Phone): Promise<void> {
  if (request.method === 'GET') {
    if (request.headers.accept !== 'application/json') return page(response, phonePage(desk.waiting()));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(desk.waiting()));
    return;
  }
  const { id, answer } = AnswerSchema.parse(await readForm(request));
  const done = await desk.answer(id, answer === 'yes');
  response.writeHead(done ? 303 : 404, { location: '/telephone' }).end();
}

/**
 * A provider takes its logout by POST too (OpenID Connect RP-Initiated Logout §2). oidc-provider does so only with
 * SameSite=None cookies, which no browser keeps over http.
 */
async function byGet(request: IncomingMessage, path: string): Promise<void> {
  request.url = `${path}?${new URLSearchParams(await readForm(request)).toString()}`;
  request.method = 'GET';
}

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > bytesMax) throw new Error('the form is too long');
  }
  return Object.fromEntries(new URLSearchParams(text));
}

function page(response: ServerResponse, html: string): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(html);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function isOurHost({ headers, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => headers.host === `${name}:${socket.localPort}`);
}
