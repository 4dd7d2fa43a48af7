/** A JSON body, small. */
import type { IncomingMessage } from 'node:http';

const mostBodyBytes = 8_192;

/** Undefined for what is no JSON, too long, or not announced as JSON: no schema accepts it. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') return undefined;
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBodyBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
