/** A patient's browser at home, as far as the wire knows it: it keeps one cookie. */
import { expect } from 'vitest';
import { formatActivationCode, type Identity } from '../../../server/contract/index.ts';
import { typedBy } from './activation-client.ts';
import { someone, type Ticket, ticketFor } from './people.ts';
import type { ServerUnderTest } from './server-under-test.ts';

export interface HomeAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface Browser {
  cookie: string | null;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<HomeAnswer>;
  get(path: string): Promise<HomeAnswer>;
  post(path: string, body: unknown): Promise<HomeAnswer>;
}

export function browserAt(server: Pick<ServerUnderTest, 'publicUrl'>): Browser {
  const browser: Browser = {
    cookie: null,
    send: async (method, path, body, headers = {}) => {
      const response = await fetch(`${server.publicUrl}/api/${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(browser.cookie ? { cookie: browser.cookie } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const set = response.headers.get('set-cookie');
      if (set) browser.cookie = set.split(';')[0] ?? null;
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    get: (path) => browser.send('GET', path),
    post: (path, body) => browser.send('POST', path, body),
  };
  return browser;
}

export interface Person extends Ticket {
  identity: Identity;
  typed: ReturnType<typeof typedBy>;
}

/** Opened at a kiosk, not yet activated. */
export async function opened(server: ServerUnderTest, identity = someone()): Promise<Person> {
  const ticket = ticketFor(identity);
  expect((await server.kiosk.create(ticket.requestId, ticket.request)).body).toEqual({ outcome: 'created' });
  return { ...ticket, identity, typed: typedBy(identity, formatActivationCode(ticket.code)) };
}

/** Activated from a browser, whose session is open. */
export async function atHome(server: ServerUnderTest): Promise<Person & { browser: Browser }> {
  const person = await opened(server);
  const browser = browserAt(server);
  expect(await browser.post('activation', person.typed)).toMatchObject({ status: 200 });
  return { ...person, browser };
}
