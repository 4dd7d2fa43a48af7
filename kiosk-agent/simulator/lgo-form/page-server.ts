/** The form as a page, so that real keys in a real window reach it: it tells each change, and is told the faults. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonBody } from '../operator/operator-server.ts';
import { formFields, type LgoForm, ValuesSchema } from './form.ts';

const ToldSchema = z.strictObject({
  edition: z.int(),
  changes: z.int(),
  values: ValuesSchema,
  focused: z.enum(formFields).nullable(),
  validated: z.boolean(),
});
const OtherSchema = z.strictObject({ text: z.string().max(2_000) });

const files: Readonly<Record<string, { type: string; text: string }>> = {
  '/': { type: 'text/html', text: pageFile('index.html') },
  '/autre-fenetre': { type: 'text/html', text: pageFile('other.html') },
  '/form.css': { type: 'text/css', text: pageFile('form.css') },
  '/form.js': { type: 'text/javascript', text: stripTypeScriptTypes(pageFile('form.ts')) },
  '/other.js': { type: 'text/javascript', text: stripTypeScriptTypes(pageFile('other.ts')) },
};

export function createPageServer(form: LgoForm): Server {
  return createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    const file = request.method === 'GET' ? files[request.url ?? ''] : undefined;
    if (!isOurPage(request)) response.writeHead(403).end();
    else if (file) response.setHeader('content-type', `${file.type}; charset=utf-8`).end(file.text);
    else if (request.url === '/events') follow(form, response);
    else {
      hear(form, request).then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(500).end(),
      );
    }
  });
}

async function hear(form: LgoForm, request: IncomingMessage): Promise<number> {
  if (request.method !== 'POST') return 404;
  const body = await jsonBody(request);
  if (request.url === '/other') return hearOther(form, body);
  const told = ToldSchema.safeParse(body);
  if (request.url !== '/told' || !told.success) return 400;
  // A page that has not heard of the wiping yet speaks of the former patient.
  if (told.data.edition !== form.edition) return 409;
  if (told.data.validated) form.validations += 1;
  // Nor of what was written for it meanwhile: its old values would wipe that. It tells again once it has heard.
  if (told.data.changes !== form.changes) return 409;
  form.values = told.data.values;
  form.focused = told.data.focused;
  return 204;
}

function hearOther(form: LgoForm, body: unknown): number {
  const told = OtherSchema.safeParse(body);
  if (!told.success) return 400;
  form.otherText = told.data.text;
  return 204;
}

/** Server-sent events: the form as it is at the opening and at each change that is not the page's own. */
function follow(form: LgoForm, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const tell = (): void => {
    const { values, faults, edition, changes } = form;
    response.write(`data: ${JSON.stringify({ values, faults, edition, changes })}\n\n`);
  };
  tell();
  response.on('close', form.subscribe(tell));
}

function isOurPage({ headers, socket }: IncomingMessage): boolean {
  const own = `127.0.0.1:${socket.localPort}`;
  return headers.host === own && (headers.origin === undefined || headers.origin === `http://${own}`);
}

function pageFile(name: string): string {
  return readFileSync(join(import.meta.dirname, 'page', name), 'utf8');
}
