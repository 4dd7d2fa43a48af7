/**
 * SMS through a provider that takes JSON over HTTPS: `{ to: "+33…", text }`, a bearer token, and an idempotency key.
 * Another provider is another file like this one.
 */
import { request } from 'undici';
import { type Sender, type SendOutcome, sendDeadlineMs } from './message.ts';

export interface SmsOptions {
  url: string;
  token: string;
}

export function smsByHttp({ url, token }: SmsOptions): Sender {
  return async ({ id, to, text }) => {
    try {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': id,
        },
        body: JSON.stringify({ to: to.replace(/^0/, '+33'), text }),
        signal: AbortSignal.timeout(sendDeadlineMs),
      });
      await body.dump();
      return outcomeOf(statusCode);
    } catch {
      // No network, or no answer in time: the provider knows the key if it took it.
      return { outcome: 'later', reason: 'no-answer' };
    }
  };
}

/** A provider that refuses us (401, 403) or is full (408, 429) may take it later; another 4xx is about the number. */
function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  const forEver = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  return forEver ? { outcome: 'refused', code: `${status}` } : { outcome: 'later', reason: `${status}` };
}
