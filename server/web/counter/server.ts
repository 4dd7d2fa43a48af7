/** What the page asks its server. Every answer is a word; no answer is one too. */
import type {
  CallAct,
  CounterAnswer,
  CounterSession,
  HandOverAnswer,
  StaffList,
} from '../../contract/counter.ts';
import type { SignedOut } from '../../contract/sign-in.ts';

export type Told = CounterAnswer['answer'] | 'unreachable';

/** Null: nobody is signed in. */
export async function currentSession(): Promise<CounterSession | null | 'unreachable'> {
  const answer = await ask('GET', 'session');
  return answer?.ok ? ((await answer.json()) as CounterSession | null) : 'unreachable';
}

export async function staffList(): Promise<StaffList | 'unreachable'> {
  const answer = await ask('GET', 'staff');
  return answer?.ok ? ((await answer.json()) as StaffList) : 'unreachable';
}

export function signIn(staffId: string, siteId: string): Promise<Told> {
  return told(ask('POST', 'session', { staffId, siteId }));
}

/** Null: signed out, and nowhere else to go. */
export async function signOut(): Promise<SignedOut['leave']> {
  const answer = await ask('DELETE', 'session');
  return answer?.ok ? ((await answer.json()) as SignedOut).leave : null;
}

export function actOnCall(callId: string, act: CallAct): Promise<Told> {
  return told(ask('POST', `calls/${callId}`, act));
}

export async function takeHandOver(code: string): Promise<HandOverAnswer | { answer: Told }> {
  const answer = await ask('POST', 'hand-overs', { code });
  return answer?.ok ? ((await answer.json()) as HandOverAnswer) : { answer: await told(answer) };
}

export async function told(asked: Promise<Response | null> | Response | null): Promise<Told> {
  const answer = await asked;
  if (answer === null || answer.status >= 500) return 'unreachable';
  if (answer.ok) return 'done';
  if (answer.status === 401) return 'signed-out';
  return answer.status === 409 ? 'not-open' : 'refused';
}

/** Null: nobody answered; what was asked may have been done. */
export async function ask(method: string, address: string, body?: object): Promise<Response | null> {
  try {
    return await fetch(`/api/${address}`, {
      method,
      headers: { 'x-borne-counter': '1', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(8_000),
    });
  } catch {
    // No network, no server, or too late: the three look the same from here.
    return null;
  }
}
