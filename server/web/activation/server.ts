/** What the page asks its server. No answer is an answer too. */

export interface Told {
  status: number;
  body: Record<string, unknown>;
}

const patienceMs = 30_000;

/** Null: nobody answered; what was asked may have been done. */
export async function ask(method: string, path: string, body?: object): Promise<Told | null> {
  try {
    const response = await fetch(`/api/${path}`, {
      method,
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    // No network, or no answer that can be read: it may have arrived.
    return null;
  }
}

/** The word of the answer; `offline` when there is none, `unavailable` when it is no word of ours. */
export function wordOf(told: Told | null): string {
  if (!told) return 'offline';
  const word = told.body['answer'];
  return typeof word === 'string' ? word : 'unavailable';
}
