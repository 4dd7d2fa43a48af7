import type { AskClosure } from '@borne/kiosk-agent/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AgentClient, agentClient } from '../../../kiosk-ui/src/agent/client.ts';
import type { Command, Order } from '../../../kiosk-ui/src/journey/events.ts';
import { at, choosing, closureNotice, notice, visitId } from '../states.ts';

const token = 'T'.repeat(43);
const header = 'H'.repeat(32);
const signal = AbortSignal.timeout(60_000);

interface Asked {
  path: string;
  header: string | null;
  body: unknown;
}

let asked: Asked[] = [];
/** What the agent says at each path. */
let says: Record<string, () => Response>;

beforeEach(() => {
  asked = [];
  says = {
    '/agent/pair': () => Response.json({ header }),
    '/agent/session': () => Response.json({ header }),
    '/agent/visit/end': () => Response.json({ stage: 'none' }),
  };
  vi.stubGlobal('requestIdleCallback', (atRest: () => void) => setTimeout(atRest));
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ path, header: new Headers(init.headers).get('X-Borne'), body });
    const answer = says[path];
    if (!answer) throw new TypeError('no such address');
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const refuse = (code: string) => () => Response.json({ code }, { status: 401 });
const end = (client: AgentClient) => client.send({ name: 'end', body: { visitId } }, signal);

describe('opening', () => {
  test('with a token pairs, and repeats the header at each order', async () => {
    const client = agentClient(token);
    expect(await client.open(signal)).toMatchObject({ ok: true });
    await end(client);
    expect(asked).toEqual([
      { path: '/agent/pair', header: null, body: { token } },
      { path: '/agent/visit/end', header, body: { visitId } },
    ]);
  });

  test('without a token, or with one that cannot be, takes the session of the cookie up again', async () => {
    for (const none of [null, '', 'short', `${token}=`]) await agentClient(none).open(signal);
    expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/agent/session']));
  });

  test('with a refused token tries the cookie, and then tells why the token was refused', async () => {
    says['/agent/pair'] = refuse('screen-taken');
    expect(await agentClient(token).open(signal)).toMatchObject({ ok: true });
    says['/agent/session'] = refuse('not-paired');
    expect(await agentClient(token).open(signal)).toEqual({ ok: false, code: 'screen-taken' });
  });

  test('keeps the token while nobody answers', async () => {
    const client = agentClient(token);
    delete says['/agent/pair'];
    expect(await client.open(signal)).toEqual({ ok: false, code: 'unanswered' });
    says['/agent/pair'] = () => Response.json({ header });
    expect(await client.open(signal)).toMatchObject({ ok: true });
  });
});

describe('an order', () => {
  test.each<[string, () => Response]>([
    ['no JSON', () => new Response('<html>')],
    ['another shape', () => Response.json({ stage: 'opened' })],
    ['a field too many', () => Response.json({ stage: 'none', nir: '1' })],
    ['an unknown failure', () => Response.json({ code: 'teapot' }, { status: 418 })],
    ['nothing', () => new Response(null, { status: 502 })],
  ])('answered with %s counts as not answered', async (_, answer) => {
    says['/agent/visit/end'] = answer;
    expect(await end(agentClient(null))).toEqual({ ok: false, code: 'unanswered' });
  });

  test('leaves although nobody waits for its answer any more when the screen has been drawn', async () => {
    const hurried = new AbortController();
    const sent = agentClient(null).send({ name: 'end', body: { visitId } }, hurried.signal);
    hurried.abort();
    await sent;
    expect(asked.map(({ path }) => path)).toEqual(['/agent/visit/end']);
  });

  test('refused keeps the code of the refusal', async () => {
    says['/agent/visit/end'] = refuse('visit-over');
    expect(await end(agentClient(null))).toEqual({ ok: false, code: 'visit-over' });
  });
});

describe('each order', () => {
  const consent = { notice, language: 'tr', understood: 'staff', breakGlassConsent: true } as const;
  const shown: AskClosure['shown'] = [
    { screen: 'review', ms: 9, language: 'tr', size: 'large', heard: true },
  ];
  const said: [string, Command | Order][] = [
    ['visit/holder', { name: 'holder', body: { visitId, index: 0, as: 'guardian' } }],
    [
      'visit/consent',
      {
        name: 'consent',
        body: {
          visitId,
          consent: { ...consent, emergencyCallConsent: false },
          shown,
          misses: { insurer: 1, close: 0 },
        },
      },
    ],
    ['visit/refusal', { name: 'refusal', body: { visitId, notice } }],
    ['visit/reconsider', { name: 'reconsider', body: { visitId } }],
    ['visit/closure', { name: 'closure', body: { visitId, notice: closureNotice, language: 'fr', shown } }],
    ['visit/ticket', { name: 'ticket', body: { visitId, on: 'screen', language: 'ar' } }],
    ['visit/end', { name: 'end', body: { visitId } }],
  ];
  const told: [string, Command | Order][] = [
    [
      'visit/paper',
      { name: 'paper', body: { visitId: null, paper: 'information', on: 'paper', language: 'fr' } },
    ],
    ['assistance/call', { name: 'call', body: { kind: 'help', visitId: null } }],
    ['assistance/withdraw', { name: 'withdraw', body: { kind: 'help', visitId } }],
    ['assistance/hand-over', { name: 'hand-over', body: { visitId, reason: 'not-me' } }],
  ];
  const send = (order: Command | Order) => agentClient(null).send(order, signal);

  test.each(said)('%s has its address, and is answered with the visit', async (path, order) => {
    says[`/agent/${path}`] = () => Response.json({ stage: 'none' });
    expect(await send(order)).toMatchObject({ ok: true });
    expect(asked.at(-1)).toMatchObject({ path: `/agent/${path}`, body: order.body });
    says[`/agent/${path}`] = () => new Response(null, { status: 204 });
    expect(await send(order)).toEqual({ ok: false, code: 'unanswered' });
  });

  test.each(told)(
    '%s has its address, and is answered with nothing: the stream tells',
    async (path, order) => {
      says[`/agent/${path}`] = () => new Response(null, { status: 204 });
      expect(await send(order)).toMatchObject({ ok: true });
      expect(asked.at(-1)).toMatchObject({ path: `/agent/${path}`, body: order.body });
      says[`/agent/${path}`] = () => Response.json({ stage: 'none' });
      expect(await send(order)).toEqual({ ok: false, code: 'unanswered' });
    },
  );
});

describe('the stream', () => {
  class FakeEventSource extends EventTarget {
    static last: FakeEventSource;
    closed = false;
    constructor() {
      super();
      FakeEventSource.last = this;
    }
    close(): void {
      this.closed = true;
    }
    say(event: string, data = ''): void {
      this.dispatchEvent(new MessageEvent(event, { data }));
    }
  }

  const watch = (): { heard: string[]; stop: () => void } => {
    vi.stubGlobal('EventSource', FakeEventSource);
    const heard: string[] = [];
    const stop = agentClient(null).watch((event) => heard.push(event.type));
    return { heard, stop };
  };

  test('tells states, the end and the replacement', () => {
    const { heard, stop } = watch();
    FakeEventSource.last.say('state', JSON.stringify(at(choosing())));
    FakeEventSource.last.say('replaced');
    FakeEventSource.last.say('error');
    expect(heard).toEqual(['AGENT_STATE', 'REPLACED', 'STREAM_LOST']);
    stop();
    expect(FakeEventSource.last.closed).toBe(true);
  });

  test.each(['{', '{"slot":"empty"}', JSON.stringify({ ...at(choosing()), nir: '1' })])(
    'that says %s is not to be trusted any more',
    (data) => {
      const { heard } = watch();
      FakeEventSource.last.say('state', data);
      expect(heard).toEqual(['STREAM_LOST']);
    },
  );
});
