/** This page's session with the counter's process: a token in the fragment, once; then a cookie and a header. */

/** unpaired: not, or no longer, our session. over, busy: see the hand-over. gone: nobody answers. */
export type Failed = 'unpaired' | 'over' | 'busy' | 'gone';

export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly why: Failed;

  constructor(why: Failed) {
    super(why);
    this.why = why;
  }
}

let header = '';

/** The fragment never reaches a server, and leaves the address bar at once. */
export async function openSession(): Promise<void> {
  const token = location.hash.slice(1);
  history.replaceState(null, '', '/');
  const answer = token ? await send('POST', 'pair', { token }) : await send('GET', 'session');
  header = ((await answer.json()) as { header: string }).header;
}

export async function send(method: 'GET' | 'POST', name: string, body?: object): Promise<Response> {
  const answer = await fetch(`/lgo/${name}`, {
    method,
    headers: { 'x-borne': header, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((): null => null);
  if (!answer) throw new CallFailed('gone');
  if (answer.ok) return answer;
  if (answer.status === 410) throw new CallFailed('over');
  throw new CallFailed(answer.status === 409 ? 'busy' : 'unpaired');
}
