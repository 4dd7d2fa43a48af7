/** A browser without a screen in front of the counter's page: a jar of cookies for each host, and the page's own headers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SignInAttempt, SignInOffer } from '../../../server/contract/sign-in.ts';
import { pageHeaders } from './counter-bench.ts';

const BegunSchema = z.object({ answer: z.literal('go'), address: z.url() });

export interface SignInBrowser {
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Any address, with the cookies of its host; the answer is not followed. */
  visit(address: string, form?: Record<string, string>): Promise<Response>;
  offer(): Promise<SignInOffer>;
  attempt(): Promise<SignInAttempt | null>;
  /** Presses the button; returns the provider's address. */
  begin(provider: 'psc' | 'cpam'): Promise<string>;
  /** At the provider: chooses somebody, or refuses. Returns the address back to the counter, not visited yet. */
  choose(address: string, form: Record<string, string>): Promise<string>;
  /** The whole way there and back. */
  signInAs(provider: 'psc' | 'cpam', login: string): Promise<SignInAttempt | null>;
  /** Looks until the phone has answered, or does not ring any more. */
  phoneAnswered(): Promise<SignInAttempt | null>;
  enter(place: number): Promise<number>;
  cookies(host: string): Map<string, string>;
}

export function signInBrowser(counterUrl: string): SignInBrowser {
  const jars = new Map<string, Map<string, string>>();
  const cookies = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const send = async (address: string, init: RequestInit): Promise<Response> => {
    const jar = cookies(new URL(address).host);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const visit: SignInBrowser['visit'] = (address, form) =>
    send(address, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
  const api: SignInBrowser['api'] = async (method, path, body) => {
    const response = await send(`${counterUrl}/api/${path}`, {
      method,
      headers: { ...pageHeaders(counterUrl), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const offer = async (): Promise<SignInOffer> => (await api('GET', 'sign-in')).body as SignInOffer;
  const begin: SignInBrowser['begin'] = async (provider) =>
    BegunSchema.parse((await api('POST', 'sign-in', { provider })).body).address;
  const choose: SignInBrowser['choose'] = async (address, form) => {
    let next = address;
    for (let step = 0; step < 6; step += 1) {
      const isPage = new URL(next).pathname.startsWith('/interaction/');
      const response = await visit(next, isPage ? form : undefined);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${next}: ${response.status} ${await response.text()}`);
      next = new URL(location, next).href;
      if (next.startsWith(counterUrl)) return next;
    }
    throw new Error('the provider never leads back');
  };
  return {
    ...{ api, visit, offer, begin, choose, cookies },
    attempt: async () => (await offer()).attempt,
    signInAs: async (provider, login) => {
      await visit(await choose(await begin(provider), { login }));
      return (await offer()).attempt;
    },
    phoneAnswered: async () => {
      for (let looks = 0; looks < 200; looks += 1) {
        const { attempt } = await offer();
        if (attempt?.state !== 'phone') return attempt;
        await sleep(100);
      }
      throw new Error('the phone rings for ever');
    },
    enter: async (place) => (await api('POST', 'sign-in/place', { place })).status,
  };
}
