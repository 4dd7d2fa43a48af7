/** A stream that shows one thing as it is now: on a real socket, with limits small enough to meet. */
import express from 'express';
import { afterEach, expect, test } from 'vitest';
import { streamLimits } from '../../../server/src/http/event-stream.ts';
import { type Listener, listen } from '../../../server/src/http/listen.ts';
import { openLiveView } from '../../../server/src/http/live-view.ts';
import { type EventReader, readEvents } from '../support/event-reader.ts';

let listener: Listener;
let reader: EventReader | undefined;
afterEach(async () => {
  reader?.close();
  await listener.close(100);
});

interface Shown {
  read: () => Promise<object | null>;
  changed: () => void;
  watchers: number;
  failures: unknown[];
  stop: () => void;
}

async function showing(read: Shown['read'], limits: Partial<typeof streamLimits> = {}): Promise<Shown> {
  const watchers = new Set<() => void>();
  const stopping = new AbortController();
  const shown: Shown = {
    read,
    changed: () => {
      for (const changed of watchers) changed();
    },
    get watchers() {
      return watchers.size;
    },
    failures: [],
    stop: () => stopping.abort(),
  };
  const app = express();
  app.get('/', async (_request, response) => {
    const view = { event: 'thing', read: () => shown.read() };
    const watch = (changed: () => void) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    };
    const parts = {
      watch,
      stopping: stopping.signal,
      failed: (error: unknown) => shown.failures.push(error),
    };
    const stream = await openLiveView(response, view, parts, { ...streamLimits, ...limits });
    if (!stream) response.status(403).end();
  });
  app.use(((_error, _request, response, _next) =>
    response.status(503).end()) satisfies express.ErrorRequestHandler);
  listener = await listen(app, { host: '127.0.0.1', port: 0 });
  return shown;
}

async function connect(): Promise<EventReader> {
  reader = await readEvents({ tls: false, host: '127.0.0.1', port: listener.port, path: '/', agent: false });
  return reader;
}

const data = (stream: EventReader): unknown[] => stream.events.map((event) => event.data);

test('what is there first, then what differs, and the same thing not again', async () => {
  let state = 1;
  const shown = await showing(async () => ({ state }));
  const stream = await connect();
  await expect.poll(() => data(stream)).toEqual([{ state: 1 }]);
  shown.changed();
  state = 2;
  shown.changed();
  await expect.poll(() => data(stream).at(-1)).toEqual({ state: 2 });
  expect(data(stream)).toEqual([{ state: 1 }, { state: 2 }]);
});

test('what changes while it is being read is read once more', async () => {
  let state = 1;
  let release: () => void = () => undefined;
  const shown = await showing(async () => {
    const seen = state;
    if (seen === 1) {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    return { seen };
  });
  const connecting = connect();
  await expect.poll(() => shown.watchers).toBe(1);
  state = 2;
  shown.changed();
  shown.changed();
  release();
  const stream = await connecting;
  await expect.poll(() => data(stream)).toEqual([{ seen: 1 }, { seen: 2 }]);
});

test('at each heartbeat it is read again, for silence is a change too', async () => {
  let reads = 0;
  await showing(
    async () => {
      reads += 1;
      return { late: reads > 3 };
    },
    { heartbeatMs: 10 },
  );
  const stream = await connect();
  await expect.poll(() => data(stream)).toEqual([{ late: false }, { late: true }]);
  expect(stream.comments).toBeGreaterThan(1);
});

test('a first reading that fails is an answer; a later one ends the stream, for what it shows may be old', async () => {
  const shown = await showing(async () => ({ state: 1 }));
  const stream = await connect();
  shown.read = () => Promise.reject(new Error('no database'));
  shown.changed();
  await stream.ended;
  expect(shown.failures).toHaveLength(1);
  expect((await connect()).status).toBe(503);
  expect(shown.watchers).toBe(0);
});

test('who may no longer listen is told so at the start, and let go later', async () => {
  const shown = await showing(async () => null);
  expect((await connect()).status).toBe(403);
  shown.read = async () => ({ state: 1 });
  const stream = await connect();
  shown.read = async () => null;
  shown.changed();
  await stream.ended;
  expect(shown.watchers).toBe(0);
});

test('it ends with its lifetime, with the server, and with the client', async () => {
  const shown = await showing(async () => ({ state: 1 }), { lifetimeMs: 30 });
  await (await connect()).ended;
  await listener.close(100);
  const lasting = await showing(async () => ({ state: 1 }));
  (await connect()).close();
  await expect.poll(() => lasting.watchers).toBe(0);
  const stream = await connect();
  lasting.stop();
  await stream.ended;
  expect([shown.watchers, lasting.watchers]).toEqual([0, 0]);
});

test('a client that does not read is let go', async () => {
  let count = 0;
  const shown = await showing(
    async () => {
      count += 1;
      return { count, filler: 'x'.repeat(200_000) };
    },
    { bufferedBytes: 500_000, heartbeatMs: 5 },
  );
  const stream = await connect();
  stream.pause();
  await expect.poll(() => shown.watchers, { timeout: 10_000 }).toBe(0);
});
