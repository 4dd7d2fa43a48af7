/**
 * SIMULATEUR of a time-stamping authority (RFC 3161 over http): a process of its own whose time proves nothing to
 * anybody. Never in production, never beyond 127.0.0.1.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../own-process.ts';
import { type Authority, openAuthority } from './authority.ts';
import { readConfig } from './config.ts';

const say = (line: string): void => {
  process.stderr.write(`[SIMULATEUR horodatage] ${line}\n`);
};
const maxBytes = 16_384;

async function main(): Promise<void> {
  const result = readConfig(process.env);
  if (!result.ok) throw new Error(result.problems.join(' ; '));
  const { TSA_PORT, TSA_DIRECTORY } = result.config;
  const authority = await openAuthority(TSA_DIRECTORY);
  const server = createServer((request, response) => {
    answer(request, response, authority).catch((error: unknown) => {
      say(`refus : ${error instanceof Error ? error.name : 'inconnu'}`);
      response.writeHead(response.headersSent ? response.statusCode : 400).end();
    });
  });
  const port = await listenOnLoopback(server, TSA_PORT);
  say(`sur http://127.0.0.1:${port} – cette heure ne prouve rien. Racine : ${authority.rootFile}`);
  process.send?.({ ready: true, ports: { tsa: port }, rootFile: authority.rootFile });
  stopOnDemand(server);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  authority: Authority,
): Promise<void> {
  response.setHeader('server', 'SIMULATEUR');
  if (request.method !== 'POST') return void response.writeHead(405).end();
  if (request.headers['content-type'] !== 'application/timestamp-query')
    return void response.writeHead(415).end();
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if (Buffer.concat(chunks).length > maxBytes)
      return void response.writeHead(413, { connection: 'close' }).end();
  }
  const reply = await authority.stamp(Buffer.concat(chunks));
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply);
}

function stopOnDemand(server: Server): void {
  const end = (): void => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, end);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : 'arrêt inattendu');
  process.exit(1);
});
