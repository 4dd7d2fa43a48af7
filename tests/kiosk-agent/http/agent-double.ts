/** The agent's real listener over a kiosk without hardware, and a raw client that can lie like no browser would. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PairedSchema } from '../../../kiosk-agent/contract/index.ts';
import { agentApp } from '../../../kiosk-agent/src/http/app.ts';
import { listen } from '../../../kiosk-agent/src/http/listen.ts';
import { Pairing } from '../../../kiosk-agent/src/http/pairing.ts';
import { newSecret } from '../../../kiosk-agent/src/http/secrets.ts';
import { kioskDouble } from '../visit/kiosk-double.ts';

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

export interface Asking {
  method?: 'GET' | 'POST' | 'OPTIONS';
  /** Null leaves a header out. */
  headers?: Record<string, string | null>;
  body?: string;
}

export async function agentDouble() {
  const kiosk = kioskDouble();
  const uiDist = mkdtempSync(join(tmpdir(), 'borne-ui-'));
  writeFileSync(join(uiDist, 'index.html'), '<!doctype html><title>Borne</title>');
  writeFileSync(join(uiDist, 'app.js'), 'export {};');
  const clock = { ms: 10_000 };
  const token = newSecret();
  const pairing = new Pairing({ token, log: kiosk.log, now: () => clock.ms });
  const app = agentApp({ ...kiosk, pairing, uiDist });
  const listener = await listen(app, 0);
  const own = `127.0.0.1:${listener.port}`;
  const ownHeaders = { host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' };
  /** Everything that was ever answered, for the search for what must not be in it. */
  const said: string[] = [];

  function open(path: string, { method = 'GET', headers = {}, body }: Asking): Promise<IncomingMessage> {
    const all = {
      ...ownHeaders,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Record<
      string,
      string
    >;
    return new Promise((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port: listener.port,
        path,
        method,
        headers: given,
        agent: false,
      });
      asked.once('error', reject).once('response', resolve).end(body);
    });
  }

  return {
    ...{ kiosk, pairing, token, clock, own, said, port: listener.port },
    open,
    async ask(path: string, asking: Asking = {}): Promise<Answer> {
      const response = await open(path, asking);
      let text = '';
      for await (const chunk of response) text += String(chunk);
      said.push(`${JSON.stringify(response.headers)} ${text}`);
      return { status: response.statusCode ?? 0, headers: response.headers, text };
    },
    async stop() {
      pairing.close();
      await listener.close(100);
      await kiosk.visits.stop(100);
      rmSync(uiDist, { recursive: true });
    },
  };
}

export type AgentDouble = Awaited<ReturnType<typeof agentDouble>>;

/** A browser with its cookie jar and the page's header in memory. */
export class Browser {
  readonly #agent: AgentDouble;
  cookie: string | null = null;
  header: string | null = null;

  constructor(agent: AgentDouble) {
    this.#agent = agent;
  }

  async pair(token = this.#agent.token): Promise<Answer> {
    return this.#keep(await this.post('/agent/pair', { token }));
  }

  async reload(): Promise<Answer> {
    this.header = null;
    return this.#keep(await this.#agent.ask('/agent/session', { headers: { cookie: this.cookie } }));
  }

  post(path: string, body: unknown, headers: Asking['headers'] = {}): Promise<Answer> {
    const credentials = { cookie: this.cookie, 'x-borne': this.header };
    const asking = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...credentials, ...headers },
    } as const;
    return this.#agent.ask(path, asking);
  }

  async listen(): Promise<EventReader> {
    return new EventReader(await this.#agent.open('/agent/events', { headers: { cookie: this.cookie } }));
  }

  #keep(answer: Answer): Answer {
    if (answer.status !== 200) return answer;
    this.cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? this.cookie;
    this.header = PairedSchema.parse(JSON.parse(answer.text)).header;
    return answer;
  }
}

/** Reads `event:`/`data:` blocks of one stream. */
export class EventReader {
  readonly response: IncomingMessage;
  readonly #blocks: AsyncIterator<{ event: string; data: string }>;

  constructor(response: IncomingMessage) {
    this.response = response;
    this.#blocks = eventsOf(response);
  }

  /** The next event; null at the end of the stream. */
  async next(): Promise<{ event: string; data: string } | null> {
    const { value, done } = await this.#blocks.next();
    return done ? null : value;
  }

  close(): void {
    this.response.destroy();
  }
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<{ event: string; data: string }> {
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      if (event) yield { event, data: /^data: (.*)$/m.exec(block)?.[1] ?? '' };
    }
  }
}
