/** The operator's hand on the virtual printer: JSON over HTTP on loopback, same verbs as a person at the machine. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { drawPaper } from './drawing.ts';
import { type JobLog, jobDetails, jobSummary } from './job-log.ts';
import { FaultsChangeSchema, type Mechanism } from './mechanism.ts';
import { pngOf } from './picture.ts';

const mostBodyBytes = 4_096;

/** Status, and what to say: JSON, a picture, or nothing. */
type Answer = { status: number; json?: unknown; png?: Buffer };

const unknownAddress: Answer = { status: 404, json: { code: 'unknown-address' } };
const malformed: Answer = { status: 400, json: { code: 'malformed-request' } };

export function createOperatorApi(mechanism: Mechanism, jobs: JobLog): Server {
  return createServer((request, response) => {
    respond(request, mechanism, jobs).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        process.stderr.write(
          `virtual printer, operator: ${error instanceof Error ? error.message : 'failed'}\n`,
        );
        send(response, { status: 500, json: { code: 'internal' } });
      },
    );
  });
}

async function respond(request: IncomingMessage, mechanism: Mechanism, jobs: JobLog): Promise<Answer> {
  if (!isOurHost(request)) return { status: 403, json: { code: 'foreign-host' } };
  switch (`${request.method} ${request.url}`) {
    case 'GET /state':
      return { status: 200, json: { faults: mechanism.faults, jobs: jobs.all.map(jobSummary) } };
    case 'POST /faults':
      return changeFaults(request, mechanism);
    case 'DELETE /jobs':
      jobs.clear();
      return { status: 204 };
    default:
      return request.method === 'GET' ? showJob(request.url ?? '', jobs) : unknownAddress;
  }
}

/** A page of another site that found our port must not get further. */
function isOurHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  return request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`;
}

async function changeFaults(request: IncomingMessage, mechanism: Mechanism): Promise<Answer> {
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') {
    return { status: 415, json: { code: 'malformed-request' } };
  }
  const change = FaultsChangeSchema.safeParse(await jsonBody(request));
  if (!change.success) return malformed;
  mechanism.change(change.data);
  return { status: 200, json: { faults: mechanism.faults } };
}

async function showJob(url: string, jobs: JobLog): Promise<Answer> {
  const [, id = '', picture] = /^\/jobs\/(\d{1,9})(\.png)?$/.exec(url) ?? [];
  const job = jobs.find(id);
  if (!job) return unknownAddress;
  return picture
    ? { status: 200, png: await pngOf(drawPaper(job.paper)) }
    : { status: 200, json: jobDetails(job) };
}

/** Undefined for what is too long or no JSON: no schema accepts it. */
async function jsonBody(request: IncomingMessage): Promise<unknown> {
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

function send(response: ServerResponse, { status, json, png }: Answer): void {
  const type = png ? 'image/png' : 'application/json; charset=utf-8';
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(png ?? (json === undefined ? undefined : JSON.stringify(json)));
}
