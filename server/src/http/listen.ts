/** Opens and closes a listener with the limits of security.md §3.6: slow or greedy clients are let go. */
import { constants } from 'node:crypto';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Listener {
  port: number;
  /** Refuses new requests, lets the current ones end for `timeoutMs`, then cuts. */
  close(timeoutMs: number): Promise<void>;
}

export interface ListenOptions {
  host: string;
  port: number;
  /** Absent: plain http. */
  tls?: ServerOptions;
}

const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

const tlsLimits = {
  minVersion: 'TLSv1.2',
  sessionTimeout: 3_600,
  // TLS 1.2 would let a client renegotiate, and show another certificate on the connection that its first one opened.
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
} as const;

/** Rejects when the port is taken or forbidden. */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listener> {
  const server = options.tls
    ? createHttpsServer({ ...limits, ...options.tls, ...tlsLimits }, handler)
    : createHttpServer(limits, handler);
  server.maxHeadersCount = 64;
  server.maxRequestsPerSocket = 1_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, close: (timeoutMs) => close(server, timeoutMs) };
}

async function close(server: Server, timeoutMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
