/** A server of the kiosk API on real mutual TLS, whose answers the test decides. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { testPki } from '../../support/pki.ts';

export interface Seen {
  method: string;
  path: string;
  body: string;
  prefer: string | undefined;
  /** Subject alternative names of the certificate that the client showed. */
  client: string | undefined;
}

export interface TlsServer {
  url: string;
  seen: Seen[];
  /** What to do with the next requests. */
  reply: (response: ServerResponse, seen: Seen) => void;
  stop(): Promise<void>;
}

export async function tlsServer(own?: { cert: string; key: string }): Promise<TlsServer> {
  const pki = await testPki();
  const seen: Seen[] = [];
  const options = {
    cert: readFileSync(own?.cert ?? pki.serverCert),
    key: readFileSync(own?.key ?? pki.serverKey),
    ca: readFileSync(pki.kioskCa),
    requestCert: true,
    rejectUnauthorized: true,
  };
  const server = createServer(options, (request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url = '' } = request;
      const client = (request.socket as TLSSocket).getPeerX509Certificate()?.subjectAltName;
      const one = { method, path: url, body, prefer: request.headers['prefer']?.toString(), client };
      seen.push(one);
      double.reply(response, one);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const double: TlsServer = {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    seen,
    reply: (response) => json(response, 200, {}),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
