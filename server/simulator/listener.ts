/** The door: HTTPS with mutual TLS 1.2 and the four suites of software access, on 127.0.0.1 only (§2). */
import type { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { ModeOrder } from './mode.ts';
import { maxBytes } from './reading/document.ts';
import { type TransactionName, transactionOf } from './reading/transaction.ts';
import type { ServiceAnswer, ServiceRequest } from './service.ts';
import { createReplay, spoilt } from './spoilt.ts';
import { paths, type ServiceName } from './vocabulary.ts';

export interface ListenerOptions {
  port: number;
  cert: string;
  key: string;
  clientCa: string;
  /** What the mode wrong-certificate shows; null: there is none. */
  otherDoor: { cert: string; key: string } | null;
  /** Counts the request and says how to behave for it. */
  takeMode(transaction: TransactionName | null): ModeOrder;
  serve(request: ServiceRequest): ServiceAnswer;
  /** The refusal that the mode orders, as an answer of that service. */
  fault(mode: ModeOrder, service: ServiceName): ServiceAnswer;
  broke(error: unknown): void;
}

export interface Listener {
  /** The port in use, kept over `close`. */
  port(): number;
  open(): Promise<void>;
  /** Closes the port and cuts every connection. */
  close(): Promise<void>;
  /** Shows its own certificate or another authority's to whoever connects from now on; cuts those who are connected. */
  show(which: 'own' | 'other'): void;
}

const suites = [
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
].join(':');

export function createListener(options: ListenerOptions): Listener {
  const replayed = createReplay();
  let shown = 'own';
  const tls = {
    ca: options.clientCa,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: suites,
  } as const;
  const server = createServer(
    {
      ...tls,
      cert: options.cert,
      key: options.key,
      requestCert: true,
      rejectUnauthorized: true,
      requestTimeout: 30_000,
      headersTimeout: 10_000,
    },
    (request, response) => {
      receive(request, response, { ...options, replayed }).catch((error: unknown) => {
        // A fault of our own: it must be seen, and must not take the other requests with it.
        options.broke(error);
        request.socket.destroy();
      });
    },
  );
  let port = options.port;
  return {
    port: () => port,
    show: (which) => {
      if (which === shown) return;
      const door = which === 'own' ? options : options.otherDoor;
      if (door === null) throw new Error('no other certificate was configured');
      shown = which;
      server.setSecureContext({ ...tls, cert: door.cert, key: door.key });
      server.closeAllConnections();
    },
    open: async () => {
      if (server.listening) return;
      await listen(server, port);
      const address = server.address();
      if (address !== null && typeof address === 'object') port = address.port;
    },
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise((settle) => server.close(settle));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      settle();
    });
  });
}

interface Behaviour extends ListenerOptions {
  replayed: ReturnType<typeof createReplay>;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  options: Behaviour,
): Promise<void> {
  response.setHeader('server', 'SIMULATEUR');
  const body = await readBody(request);
  if (body === 'lost') return;
  const refusal = body === 'too-large' ? 413 : wrongRequest(request);
  const text = refusal === null && body !== 'too-large' ? decode(body) : null;
  if (text === null) {
    response.writeHead(refusal ?? 400, { connection: 'close' }).end();
    return;
  }
  await behave(request, response, text, options);
}

function wrongRequest(request: IncomingMessage): number | null {
  if (serviceAt(request.url) === null) return 404;
  if (request.method !== 'POST') return 405;
  const [type, ...parameters] = (request.headers['content-type'] ?? '').split(';').map((part) => part.trim());
  if (type !== 'application/soap+xml') return 415;
  const charset = parameters.find((parameter) => parameter.toLowerCase().startsWith('charset='));
  return charset === undefined || /^charset="?utf-8"?$/i.test(charset) ? null : 415;
}

const services: readonly ServiceName[] = ['patients', 'patientsSpecific', 'habilitations', 'insi'];

function serviceAt(path: string | undefined): ServiceName | null {
  return services.find((name) => paths[name] === path) ?? null;
}

/** Acts when the mode acts, answers when the mode answers. */
async function behave(
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
  options: Behaviour,
): Promise<void> {
  const mode = options.takeMode(transactionOf(text));
  if (mode.mode === 'lost-request') return void request.socket.destroy();
  if (mode.mode === 'http-500') {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<html><body>SIMULATEUR</body></html>');
    return;
  }
  const answer =
    mode.mode === 'fault' || mode.mode === 'broken'
      ? options.fault(mode, serviceAt(request.url) ?? 'patients')
      : options.serve(serviceRequest(request, text, mode));
  const sent = options.replayed(transactionOf(text), answer, mode.mode === 'replayed');
  if (mode.mode === 'lost-answer') return void request.socket.destroy();
  if (mode.mode === 'slow') await new Promise((settle) => setTimeout(settle, mode.delayMs));
  if (mode.mode === 'nonsense') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>SIMULATEUR : page inattendue');
    return;
  }
  send(response, sent, mode);
}

function serviceRequest(request: IncomingMessage, text: string, { mode }: ModeOrder): ServiceRequest {
  const soapAction = request.headers['soapaction'];
  const contentType = /action="([^"]*)"/.exec(request.headers['content-type'] ?? '')?.[1];
  // An empty one announces nothing: that is what the WSDL of the specific services has.
  const announced = [soapAction, contentType]
    .map((action) => (typeof action === 'string' ? action.replaceAll('"', '') : ''))
    .filter((action) => action !== '');
  const service = serviceAt(request.url) ?? 'patients';
  const misaddressed = mode === 'other-answer';
  return { text, service, announced, client: clientCertificate(request), misaddressed };
}

/** There is one: the handshake refuses a client without. */
function clientCertificate({ socket }: IncomingMessage): X509Certificate {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!certificate) throw new Error('A request came in without a client certificate.');
  return certificate;
}

function send(response: ServerResponse, answer: ServiceAnswer, order: ModeOrder): void {
  const { fault } = answer;
  const { bytes, cutAt } = spoilt(answer.xml, order);
  response.writeHead(fault === null ? 200 : 500, {
    'content-type': 'application/soap+xml; charset=utf-8',
    'content-length': bytes.length,
  });
  if (cutAt !== null) {
    response.flushHeaders();
    response.write(bytes.subarray(0, cutAt), () => response.socket?.destroy());
    return;
  }
  response.end(bytes);
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'lost'> {
  const chunks: Buffer[] = [];
  let received = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      received += chunk.length;
      if (received > maxBytes) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle of its request: nobody is left to answer.
    return 'lost';
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
