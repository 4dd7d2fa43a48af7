/**
 * What changed at a site, whatever process changed it: PostgreSQL announces each commit (NOTIFY `assistance`, payload:
 * the site's id), and every server keeps one connection that listens. Announcements made while it is down are lost, so
 * a new connection announces every site: whoever listens reads again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asApplication } from '../db/application-role.ts';
import type { Log } from '../log.ts';

export interface SiteChanges {
  /** Calls back after each change of the site; returns what ends it. The callback only marks: it reads later. */
  watch(siteId: string, changed: () => void): () => void;
  stop(): Promise<void>;
}

export interface SiteChangesOptions {
  url: string;
  log: Log;
}

const channel = 'assistance';
/** A connection may die without a word; a question now and then finds out. */
const pulseMs = 10_000;
const answerMs = 2_000;
const pauseMs = { first: 100, longest: 5_000 };

/** Starts to listen; resolves when the first attempt has succeeded or failed. Then it tries for ever. */
export async function listenToSiteChanges(options: SiteChangesOptions): Promise<SiteChanges> {
  const watchers = new Map<string, Set<() => void>>();
  const stopping = new AbortController();
  const announce = (siteId: string): void => {
    for (const changed of watchers.get(siteId) ?? []) changed();
  };
  const everything = (): void => {
    for (const siteId of watchers.keys()) announce(siteId);
  };
  let tried: () => void = () => undefined;
  const firstTry = new Promise<void>((resolve) => {
    tried = resolve;
  });
  const ended = keepListening(options, stopping.signal, { announce, everything, tried: () => tried() });
  await firstTry;
  return {
    watch: (siteId, changed) => {
      const ofSite = watchers.get(siteId) ?? new Set();
      watchers.set(siteId, ofSite.add(changed));
      return () => {
        ofSite.delete(changed);
        if (ofSite.size === 0) watchers.delete(siteId);
      };
    },
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

interface Ears {
  announce(siteId: string): void;
  everything(): void;
  tried(): void;
}

async function keepListening(options: SiteChangesOptions, signal: AbortSignal, ears: Ears): Promise<void> {
  let pause = pauseMs.first;
  while (!signal.aborted) {
    const client = newClient(options);
    const cut = once(client);
    try {
      await client.connect();
      client.on('notification', ({ payload }) => ears.announce(payload ?? ''));
      await client.query(`listen ${channel}`);
      pause = pauseMs.first;
      ears.everything();
      ears.tried();
      await untilCut(client, cut, signal);
    } catch (error) {
      if (!signal.aborted) options.log.warn('database-trouble', { reason: 'listen', error });
    }
    await end(client);
    ears.tried();
    await rest(pause, signal);
    pause = Math.min(2 * pause, pauseMs.longest);
  }
}

function newClient({ url }: SiteChangesOptions): pg.Client {
  return new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    keepAlive: true,
    application_name: 'borne-listener',
    options: asApplication,
  });
}

/** Rejects when the connection ends. Never unhandled: the loop may not be waiting for it yet. */
function once(client: pg.Client): Promise<never> {
  const cut = new Promise<never>((_resolve, reject) => {
    client.once('error', reject);
    client.once('end', () => reject(new Error('the listening connection ended')));
  });
  cut.catch(() => undefined);
  return cut;
}

async function untilCut(client: pg.Client, cut: Promise<never>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await Promise.race([rest(pulseMs, signal), cut]);
    if (!signal.aborted) await client.query('select 1');
  }
}

/** Waits, and returns early without a fault when everything stops. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    // Aborted: the loop sees the signal.
  }
}

async function end(client: pg.Client): Promise<void> {
  // What a dying connection still has to say was said already.
  client.on('error', () => undefined);
  try {
    await Promise.race([client.end(), sleep(answerMs, undefined, { ref: false })]);
  } catch {
    // It was never open.
  }
}
