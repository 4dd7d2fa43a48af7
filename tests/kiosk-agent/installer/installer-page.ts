/** The installer's page as the agent sees it: its cookie, its header and its orders. */
import { request } from 'node:http';
import { vi } from 'vitest';
import { z } from 'zod';
import { PairedSchema } from '../../../kiosk-agent/contract/index.ts';
import type { Answer, Asking, RawClient } from '../http/browser.ts';

const ResultSchema = z.strictObject({ ok: z.boolean(), sentence: z.string() });
const StateSchema = z.strictObject({
  service: ResultSchema,
  maintenance: z.boolean(),
  busy: z.boolean(),
  simulated: z.boolean(),
  devices: z.array(
    z.strictObject({
      device: z.string(),
      label: z.string(),
      health: z.string(),
      word: z.string(),
      sentence: z.string(),
    }),
  ),
  tests: z.array(z.string()),
  testing: z.string().nullable(),
  sound: z.string().nullable(),
  languages: z.strictObject({
    sentence: z.string(),
    rows: z.array(
      z.strictObject({
        language: z.string(),
        label: z.string(),
        screens: z.string(),
        papers: z.string(),
        voice: z.string(),
        ready: z.boolean(),
      }),
    ),
  }),
});

export class InstallerPage {
  readonly #client: RawClient & { port: number; installerToken: string };
  cookie: string | null = null;
  header: string | null = null;

  constructor(client: RawClient & { port: number; installerToken: string }) {
    this.#client = client;
  }

  async open(token = this.#client.installerToken): Promise<Answer> {
    const answer = await this.post('session', { token });
    if (answer.status === 200) {
      this.cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null;
      this.header = PairedSchema.parse(JSON.parse(answer.text)).header;
    }
    return answer;
  }

  async resume(): Promise<Answer> {
    this.header = null;
    const answer = await this.get('session');
    if (answer.status === 200) this.header = PairedSchema.parse(JSON.parse(answer.text)).header;
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.#client.ask(`/installation/api/${path}`, { headers: this.#credentials() });
  }

  post(path: string, body: unknown, headers: Asking['headers'] = {}): Promise<Answer> {
    return this.#client.ask(`/installation/api/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...this.#credentials(), ...headers },
    });
  }

  async state() {
    return StateSchema.parse(JSON.parse((await this.get('state')).text));
  }

  async maintenance(on: boolean) {
    return StateSchema.parse(JSON.parse((await this.post('maintenance', { on })).text));
  }

  async test(device: string) {
    const answer = await this.post('test', { device });
    if (answer.status !== 200) throw new Error(answer.text);
    return ResultSchema.parse(JSON.parse(answer.text));
  }

  /** Begins a test, waits until it is under way, and returns what closes the page's connection. */
  async leaveDuring(device: string, isUnderWay: () => boolean): Promise<() => void> {
    const { own, port } = this.#client;
    const asking = request({
      ...{ host: '127.0.0.1', port, path: '/installation/api/test', method: 'POST', agent: false },
      headers: {
        ...{ host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' },
        ...{ 'content-type': 'application/json', cookie: this.cookie ?? '', 'x-borne': this.header ?? '' },
      },
    });
    asking.on('error', () => undefined);
    asking.end(JSON.stringify({ device }));
    await vi.waitFor(() => {
      if (!isUnderWay()) throw new Error('not yet');
    });
    return () => asking.destroy();
  }

  #credentials() {
    return { cookie: this.cookie, 'x-borne': this.header };
  }
}
