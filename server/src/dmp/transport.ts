/**
 * One POST over mutual TLS to one fixed origin: TLS 1.2 with the four suites of software access (dmp-protocol.md §2),
 * no redirect followed, answer capped, one deadline for all of it. Its one subtlety is what an outcome may claim: undici
 * calls onRequestStart just before the first byte of a request is written, so a failure before it means that nothing
 * left, and any failure after it means that the request may have arrived.
 */
import { type Dispatcher, Pool } from 'undici';
import type { DmpSilence } from './dmp.ts';
import { type TlsKey, tlsKeyOptions } from './key-source.ts';
import { gateLimits } from './xml-gate.ts';

export type Exchange =
  | { state: 'answered'; status: number; body: Uint8Array }
  /** Certain: not one byte of the request was written. */
  | { state: 'not-sent'; reason: DmpSilence }
  /** It may have arrived. */
  | { state: 'lost'; reason: DmpSilence };

export interface TransportOptions {
  url: string;
  tls: { cert: string; key: TlsKey; ca: string };
  deadlineMs: number;
}

export interface Transport {
  /** `action` is the HTTP one; empty: none is announced. */
  post(path: string, action: string, document: string): Promise<Exchange>;
  close(): Promise<void>;
}

/** Of the national line (dmp-protocol.md §2), in OpenSSL's words. */
export const suites = [
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
].join(':');

const connections = 16;

export function createTransport({ url, tls, deadlineMs }: TransportOptions): Transport {
  const base = new URL(url);
  const pool = new Pool(base.origin, {
    connections,
    pipelining: 1,
    allowH2: false,
    // The deadline below rules alone.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      ...{ cert: tls.cert, ca: tls.ca, ...tlsKeyOptions(tls.key) },
      ...{ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: suites },
      timeout: deadlineMs,
    },
  });
  return {
    post: (path, action, document) =>
      post(pool, { path: base.pathname + path, action, document, deadlineMs }),
    close: () => pool.destroy(),
  };
}

interface Post {
  path: string;
  action: string;
  document: string;
  deadlineMs: number;
}

function post(pool: Pool, { path, action, document, deadlineMs }: Post): Promise<Exchange> {
  return new Promise((settle) => {
    const exchange = followExchange(settle, deadlineMs);
    const headers = {
      'content-type': `application/soap+xml; charset=utf-8${action === '' ? '' : `; action="${action}"`}`,
      soapaction: `"${action}"`,
      accept: 'application/soap+xml',
    };
    pool.dispatch({ path, method: 'POST', headers, body: Buffer.from(document, 'utf8') }, exchange);
  });
}

/** Follows one request from the queue to the last byte of its answer, and settles exactly once. */
function followExchange(
  settle: (exchange: Exchange) => void,
  deadlineMs: number,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let status = 0;
  let received = 0;
  let request: Dispatcher.DispatchController | null = null;
  let settled = false;

  const finish = (exchange: Exchange): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    settle(exchange);
  };
  const giveUp = (reason: DmpSilence): void => {
    finish({ state: request === null ? 'not-sent' : 'lost', reason });
    request?.abort(new Error(reason));
  };
  const timer = setTimeout(() => giveUp('timeout'), deadlineMs);

  return {
    onRequestStart(controller) {
      // Too late to be sent: the caller was told that nothing left, and nothing must.
      if (settled) controller.abort(new Error('timeout'));
      else request = controller;
    },
    onResponseStart(_controller, statusCode) {
      status = statusCode;
    },
    onResponseData(_controller, chunk) {
      received += chunk.length;
      if (received > gateLimits.bytes) giveUp('nonsense');
      else chunks.push(chunk);
    },
    onResponseEnd() {
      finish({ state: 'answered', status, body: Buffer.concat(chunks) });
    },
    onResponseError(_controller, error) {
      finish(
        request === null
          ? { state: 'not-sent', reason: whyNotSent(error) }
          : { state: 'lost', reason: 'cut' },
      );
    },
  };
}

const tlsCodes = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

function whyNotSent(error: Error & { code?: string }): DmpSilence {
  const code = error.code ?? '';
  if (tlsCodes.test(code)) return 'tls';
  return code === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : 'no-connection';
}
