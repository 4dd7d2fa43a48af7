/**
 * The agent as the screens see it: the same routes, headers and shapes, and no card, printer or server behind. A test
 * sets the state that it tells and reads what it was asked. It refuses what the agent refuses: a second screen, a call
 * without cookie or header, a body outside the contract.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import {
  type AgentState,
  AgentStateSchema,
  AskClosureSchema,
  AskHandOverSchema,
  AskPaperSchema,
  AskTicketSchema,
  CallCounterSchema,
  ConfirmHolderSchema,
  type FailureCode,
  GiveConsentSchema,
  HeartbeatSchema,
  PairSchema,
  RefuseSchema,
  type Visit,
  VisitOnlySchema,
  WithdrawCallSchema,
} from '@borne/kiosk-agent/contract';
import type { z } from 'zod';

const commands: Record<string, z.ZodType> = {
  '/agent/visit/holder': ConfirmHolderSchema,
  '/agent/visit/consent': GiveConsentSchema,
  '/agent/visit/refusal': RefuseSchema,
  '/agent/visit/reconsider': VisitOnlySchema,
  '/agent/visit/closure': AskClosureSchema,
  '/agent/visit/ticket': AskTicketSchema,
  '/agent/visit/paper': AskPaperSchema,
  '/agent/visit/end': VisitOnlySchema,
  '/agent/visit/presence': VisitOnlySchema,
  '/agent/assistance/call': CallCounterSchema,
  '/agent/assistance/withdraw': WithdrawCallSchema,
  '/agent/assistance/hand-over': AskHandOverSchema,
};

/** Answered with 204: the state tells what comes of it. */
const withoutContent: ReadonlySet<string> = new Set([
  '/agent/visit/paper',
  '/agent/assistance/call',
  '/agent/assistance/withdraw',
  '/agent/assistance/hand-over',
]);

/** As security.md §3.6, so that a page which needs more fails here too. */
const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; " +
    "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
  'X-Content-Type-Options': 'nosniff',
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.opus': 'audio/ogg',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface Posted {
  /** The last part of the address: consent, end… */
  command: string;
  body: unknown;
}

export interface FakeAgent {
  url: string;
  /** The address with this boot's token. */
  openUrl: string;
  posts: Posted[];
  /** Tells this state to the screen, now and at each new stream. */
  show(state: AgentState): void;
  /** What a command does before it is answered with the visit as it then stands; a code refuses it. */
  onCommand(act: (posted: Posted) => Promise<FailureCode | undefined> | FailureCode | undefined): void;
  /** From now on the screen belongs to another page. */
  replaceScreen(): void;
  /** Cuts the streams, as a dying agent does. */
  dropStreams(): void;
  close(): Promise<void>;
}

/** `dist`: the built screens. */
export async function fakeAgent(dist: string, first: AgentState): Promise<FakeAgent> {
  const token = randomBytes(32).toString('base64url');
  const cookie = randomBytes(16).toString('hex');
  const header = randomBytes(24).toString('base64url');
  const streams = new Set<ServerResponse>();
  const posts: Posted[] = [];
  let state = AgentStateSchema.parse(first);
  let act: Parameters<FakeAgent['onCommand']>[0] = () => undefined;

  const hasCookie = (request: IncomingMessage): boolean => request.headers.cookie === `borne=${cookie}`;

  const pair = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = PairSchema.safeParse(await readJson(request));
    if (!body.success || body.data.token !== token) return fail(response, 'not-paired');
    if (streams.size > 0 && !hasCookie(request)) return fail(response, 'screen-taken');
    response.setHeader('Set-Cookie', `borne=${cookie}; HttpOnly; SameSite=Strict; Path=/`);
    answer(response, 200, { header });
  };

  const stream = (response: ServerResponse): void => {
    for (const former of streams) former.write('event: replaced\ndata: {}\n\n');
    streams.clear();
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    streams.add(response);
    response.on('close', () => streams.delete(response));
    tell(response, state);
  };

  const command = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = commands[path]?.safeParse(await readJson(request));
    if (!body?.success) return fail(response, body ? 'malformed-request' : 'unknown-address');
    const posted = { command: path.split('/').at(-1) ?? '', body: body.data };
    posts.push(posted);
    const code = await act(posted);
    if (code) return fail(response, code);
    if (withoutContent.has(path)) return void response.writeHead(204).end();
    return answer(response, 200, state.visit satisfies Visit);
  };

  const heartbeat = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = HeartbeatSchema.safeParse(await readJson(request));
    if (!body.success) return fail(response, 'malformed-request');
    response.writeHead(204).end();
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://fake').pathname;
    if (!path.startsWith('/agent/')) return serveFile(dist, path, response);
    if (path === '/agent/pair') return pair(request, response);
    if (!hasCookie(request)) return fail(response, 'not-paired');
    if (path === '/agent/session') return answer(response, 200, { header });
    if (path === '/agent/events') return stream(response);
    if (path === '/agent/heartbeat') return heartbeat(request, response);
    if (request.headers['x-borne'] !== header) return fail(response, 'not-paired');
    return command(path, request, response);
  };

  const server = createServer((request, response) => {
    route(request, response).catch(() => fail(response, 'internal'));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    url,
    openUrl: `${url}#${token}`,
    posts,
    show: (next) => {
      state = AgentStateSchema.parse(next);
      for (const each of streams) tell(each, state);
    },
    onCommand: (next) => {
      act = next;
    },
    replaceScreen: () => {
      for (const each of streams) each.write('event: replaced\ndata: {}\n\n');
    },
    dropStreams: () => {
      for (const each of streams) each.destroy();
      streams.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tell(stream: ServerResponse, state: AgentState): void {
  stream.write(`event: state\ndata: ${JSON.stringify(state)}\n\n`);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function fail(response: ServerResponse, code: FailureCode): void {
  answer(response, code === 'not-paired' ? 401 : 409, { code });
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function serveFile(dist: string, path: string, response: ServerResponse): Promise<void> {
  const name = normalize(path === '/' ? '/index.html' : path);
  const content = await readFile(join(dist, name)).catch(() => null);
  if (!content) return fail(response, 'unknown-address');
  const type = types[extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { ...pageHeaders, 'Content-Type': type }).end(content);
}
