/** A raw client that can lie like no browser would, and on top of it a browser that does not. */
import { type IncomingMessage, request } from 'node:http';
import { PairedSchema } from '../../../kiosk-agent/contract/index.ts';

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

/** A client of one agent that sends what our page would, unless told otherwise. */
export function rawClient(port: number) {
  const own = `127.0.0.1:${port}`;
  const ownHeaders = { host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' };
  /** Everything that was ever answered, for the search for what must not be in it. */
  const said: string[] = [];

  function open(path: string, { method = 'GET', headers = {}, body }: Asking): Promise<IncomingMessage> {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const all = Object.entries({ ...ownHeaders, ...type, ...headers });
    const given = all.filter((header): header is [string, string] => header[1] !== null);
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: Object.fromEntries(given),
      agent: false,
    };
    return new Promise((resolve, reject) => {
      request(options).once('error', reject).once('response', resolve).end(body);
    });
  }

  async function ask(path: string, asking: Asking = {}): Promise<Answer> {
    const response = await open(path, asking);
    let text = '';
    for await (const chunk of response) text += String(chunk);
    said.push(`${JSON.stringify(response.headers)} ${text}`);
    return { status: response.statusCode ?? 0, headers: response.headers, text };
  }
  return { own, open, ask, said };
}

export type RawClient = ReturnType<typeof rawClient>;

/** A browser with its cookie jar and the page's header in memory. */
export class Browser {
  readonly #client: RawClient;
  readonly #token: string;
  cookie: string | null = null;
  header: string | null = null;

  constructor(client: RawClient & { token: string }) {
    this.#client = client;
    this.#token = client.token;
  }

  async pair(token = this.#token): Promise<Answer> {
    return this.#keep(await this.post('/agent/pair', { token }));
  }

  async reload(): Promise<Answer> {
    this.header = null;
    return this.#keep(await this.#client.ask('/agent/session', { headers: { cookie: this.cookie } }));
  }

  post(path: string, body: unknown, headers: Asking['headers'] = {}): Promise<Answer> {
    const credentials = { cookie: this.cookie, 'x-borne': this.header };
    const asking = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...credentials, ...headers },
    } as const;
    return this.#client.ask(path, asking);
  }

  async listen(): Promise<EventReader> {
    return new EventReader(await this.#client.open('/agent/events', { headers: { cookie: this.cookie } }));
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
