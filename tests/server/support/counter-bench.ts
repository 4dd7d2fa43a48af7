/** A server with its counter page, and as many kiosks and staff as a test needs, at the sites that it names. */
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, createAuthority, type Subject } from '../../../scripts/pki/certificate-authority.ts';
import type { CallAct } from '../../../server/contract/counter.ts';
import type { KioskCalls, PlaceCall } from '../../../server/contract/index.ts';
import { openDatabase } from '../../../server/src/db/database.ts';
import { registerKiosk } from '../../../server/src/kiosks/kiosk-store.ts';
import { createLog } from '../../../server/src/log.ts';
import { testPki } from '../../support/pki.ts';
import { type EventReader, readEvents } from './event-reader.ts';
import { type Answer, type ClientFiles, type KioskClient, kioskClient } from './kiosk-client.ts';
import { type ServerUnderTest, startTestServer, type TestSettings } from './server-under-test.ts';

export interface BenchKiosk extends KioskClient {
  id: string;
  site: string;
  /** The same kiosk at another server. */
  at(server: ServerUnderTest): BenchKiosk;
  place(call: Partial<PlaceCall>, callId?: string): Promise<Answer>;
  withdraw(callId: string): Promise<Answer>;
  listen(): Promise<EventReader>;
  /** The calls that the kiosk was told last. */
  calls(reader: EventReader): KioskCalls['calls'];
  /** All that it was told, oldest first: the end of a call is told once, and the next reading no longer holds it. */
  heard(reader: EventReader): KioskCalls['calls'];
}

export interface BenchStaff {
  cookie: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  act(callId: string, act: CallAct): Promise<Answer>;
  board(): Promise<EventReader>;
}

export interface CounterBench {
  server: ServerUnderTest;
  /** Of the kiosks of this bench; the server believes it. */
  authority: Authority;
  kiosk(site: string): Promise<BenchKiosk>;
  siteId(site: string): Promise<string>;
  staff(site: string, staffId?: string, server?: ServerUnderTest): Promise<BenchStaff>;
  /** Another process in the place of this one: the same database and keys. */
  secondServer(): Promise<ServerUnderTest>;
  stop(): Promise<void>;
}

/** INVENTED: what the counter reads on a representative's papers. */
export const nameOnPapers = { familyName: 'REPRÉSENTANTE-D’ESSAI', firstName: 'Anne Élise' };

export const help: PlaceCall = { kind: 'help', visitId: null, as: null };
export const papersOf = (visitId: string, as: 'parent' | 'guardian' = 'parent'): PlaceCall => ({
  kind: 'papers',
  visitId,
  as,
});

export async function startCounterBench(settings: TestSettings = {}): Promise<CounterBench> {
  const pki = await testPki();
  const folder = mkdtempSync(join(tmpdir(), 'borne-counter-'));
  const authority = await createAuthority('CN=Bornes du comptoir, O=DÉVELOPPEMENT', 'ecdsa', 2);
  const trusted = join(folder, 'trusted.pem');
  writeFileSync(trusted, `${readFileSync(pki.kioskCa, 'utf8')}\n${authority.certificate}`);
  const environment = {
    KIOSK_CA: trusted,
    COUNTER_SIGN_IN: 'development',
    COUNTER_PORT: '0',
    DELIVERY_WORKERS: '0',
    ...settings.environment,
  };
  const server = await startTestServer({ ...settings, environment });
  const others = new Set<ServerUnderTest>();

  const siteId = async (site: string): Promise<string> =>
    String((await server.sql('select id from sites where name = $1', [site]))[0]?.['id']);

  return {
    server,
    authority,
    siteId,
    kiosk: async (site) => {
      const id = randomUUID();
      await makeKnown(server, id, site);
      const files = { ca: pki.kioskCa, ...(await certificateFor(authority, id, folder)) };
      return benchKiosk(server, { id, site, files });
    },
    staff: async (site, staffId = 'essai-pharmacien', at = server) => {
      const body = { staffId, siteId: await siteId(site) };
      return benchStaff(at, await signedIn(at, body));
    },
    secondServer: async () => {
      const { DATABASE_URL, SECRETS_DIR } = server.config;
      const existing = { databaseUrl: DATABASE_URL, secrets: SECRETS_DIR };
      const other = await startTestServer({ ...settings, environment, existing });
      others.add(other);
      const stop = async (): Promise<void> => {
        if (others.delete(other)) await other.stop();
      };
      return { ...other, stop };
    },
    stop: async () => {
      for (const other of others) await other.stop();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function makeKnown({ config }: ServerUnderTest, kioskId: string, siteName: string): Promise<void> {
  const database = openDatabase({ url: config.DATABASE_URL, log: createLog('silent'), poolSize: 1 });
  await registerKiosk(database, { kioskId, siteName, newSiteId: randomUUIDv7() });
  await database.close();
}

async function certificateFor(
  authority: Authority,
  kioskId: string,
  folder: string,
): Promise<Required<Pick<ClientFiles, 'cert' | 'key' | 'signer'>>> {
  const subject: Omit<Subject, 'usage'> = {
    name: 'CN=borne, O=DÉVELOPPEMENT',
    keyKind: 'ecdsa',
    days: 2,
    alternativeNames: [{ type: 'url', value: `urn:kiosk:${kioskId}` }],
  };
  const { certificate, key } = await authority.issue({ ...subject, usage: 'client' });
  const signing = await authority.issue({ ...subject, usage: 'evidence' });
  const files = { cert: join(folder, `${kioskId}.pem`), key: join(folder, `${kioskId}.key`) };
  writeFileSync(files.cert, certificate);
  writeFileSync(files.key, key);
  return { ...files, signer: { kioskId, ...signing } };
}

function benchKiosk(
  server: ServerUnderTest,
  kiosk: { id: string; site: string; files: Omit<ClientFiles, 'port'> },
): BenchKiosk {
  const { id, site, files } = kiosk;
  const client = kioskClient({ ...files, port: server.kiosk.port });
  return {
    ...client,
    id,
    site,
    at: (other) => benchKiosk(other, kiosk),
    place: (call, callId = randomUUIDv7()) => client.send('PUT', `/v1/calls/${callId}`, { ...help, ...call }),
    withdraw: (callId) => client.send('DELETE', `/v1/calls/${callId}`, ''),
    listen: () =>
      readEvents({
        tls: true,
        host: '127.0.0.1',
        servername: 'localhost',
        port: server.kiosk.port,
        path: '/v1/kiosk/calls',
        ca: readFileSync(files.ca),
        agent: false,
        ...(files.cert && files.key ? { cert: readFileSync(files.cert), key: readFileSync(files.key) } : {}),
      }),
    calls: (reader) => (reader.last() as KioskCalls | undefined)?.calls ?? [],
    heard: (reader) => reader.events.flatMap(({ data }) => (data as KioskCalls).calls),
  };
}

async function signedIn(server: ServerUnderTest, body: object): Promise<string> {
  const response = await fetch(`${server.counterUrl}/api/session`, {
    method: 'POST',
    headers: { ...pageHeaders(server.counterUrl), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** What the page's own requests carry. */
export function pageHeaders(counterUrl: string): Record<string, string> {
  return { origin: counterUrl, 'sec-fetch-site': 'same-origin', 'x-borne-counter': '1' };
}

function benchStaff({ counterUrl }: ServerUnderTest, cookie: string): BenchStaff {
  const send: BenchStaff['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${counterUrl}${path}`, {
      method,
      headers: {
        ...pageHeaders(counterUrl),
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: /json/.test(type) ? JSON.parse(text) : text };
  };
  return {
    cookie,
    send,
    act: (callId, act) => send('POST', `/api/calls/${callId}`, act),
    board: () => {
      const { hostname, port } = new URL(counterUrl);
      return readEvents({
        tls: false,
        host: hostname,
        port,
        path: '/api/board',
        headers: { cookie },
        agent: false,
      });
    },
  };
}
