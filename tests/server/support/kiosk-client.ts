/** A kiosk on the wire: real TLS, with or without a certificate, and every way of writing a request wrongly. */
import { readFileSync } from 'node:fs';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { type Closure, type Opening, type Signer, signingOnce } from './evidence.ts';

export interface Answer {
  status: number;
  type: string;
  body: unknown;
}

export interface KioskClient {
  readonly port: number;
  get(path: string): Promise<Answer>;
  /** A string is sent as it is. */
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Signed, where it is not already. */
  create(requestId: string, request: Opening, wait?: number): Promise<Answer>;
  close(requestId: string, request: Closure, wait?: number): Promise<Answer>;
  /** The request as it would be sent. */
  signed<Request extends Opening | Closure>(requestId: string, request: Request): Request;
}

export interface ClientFiles {
  port: number;
  ca: string;
  cert?: string;
  key?: string;
  /** With what it signs its evidence; absent: it signs nothing. */
  signer?: Signer;
}

export function kioskClient({ port, ca, cert, key, signer }: ClientFiles): KioskClient {
  const base: RequestOptions = {
    host: '127.0.0.1',
    servername: 'localhost',
    port,
    ca: readFileSync(ca),
    agent: false,
    ...(cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : {}),
  };
  const send: KioskClient['send'] = (method, path, body, headers = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const all = { 'content-type': 'application/json', ...headers };
    return exchange({ ...base, method, path, headers: all }, text);
  };
  const waiting = (wait?: number): Record<string, string> =>
    wait === undefined ? {} : { prefer: `wait=${wait}` };
  const sign = signer ? signingOnce(signer) : null;
  const signed = <Request extends Opening | Closure>(requestId: string, request: Request): Request =>
    'evidence' in request || !sign ? request : sign(requestId, request);
  return {
    port,
    signed,
    get: (path) => exchange({ ...base, method: 'GET', path }),
    send,
    create: (requestId, request, wait) =>
      send('PUT', `/v1/records/${requestId}`, signed(requestId, request), waiting(wait)),
    close: (requestId, request, wait) =>
      send('PUT', `/v1/closures/${requestId}`, signed(requestId, request), waiting(wait)),
  };
}

function exchange(options: RequestOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const type = response.headers['content-type'] ?? '';
        resolve({ status: response.statusCode ?? 0, type, body: text === '' ? null : parse(text) });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An answer that is no JSON is compared as text.
    return text;
  }
}
