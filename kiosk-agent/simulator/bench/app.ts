/** Routes of the bench: its page, the state of the doubles, and the hands that act on them. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { BenchConfig } from './config.ts';
import { nationalView, PersonOrderSchema, recordOrder } from './national.ts';
import { callOperator, type Operator, readOperator } from './operators.ts';

const page = join(import.meta.dirname, 'page');

export function benchApp(config: BenchConfig): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(ownPageOnly);
  app.use(express.json({ limit: '4kb' }));
  servePage(app);
  app.get('/screen', (_request, response) => response.redirect(screenAddress(config)));
  app.get('/api/state', async (_request, response) => {
    response.json(await wholeState(config));
  });
  forward(app, config, 'card', ['/insert', '/remove']);
  forward(app, config, 'printer', ['/faults']);
  forward(app, config, 'national', ['/mode']);
  forward(app, config, 'usb', ['/plug', '/unplug', '/scan']);
  forward(app, config, 'headset', ['/plug', '/unplug']);
  app.post('/api/national/person', async (request, response) => {
    await putRecord(config, request, response);
  });
  app.get('/api/printer/jobs/:id', async (request, response) => {
    relay(
      await callOperator(config, 'printer', 'GET', `/jobs/${encodeURIComponent(request.params.id)}`),
      response,
    );
  });
  app.delete('/api/national/records', async (_request, response) => {
    relay(await callOperator(config, 'national', 'DELETE', '/records'), response);
  });
  return app;
}

/** Loopback by number only, so that no other name can be pointed here; and no other page may send commands. */
function ownPageOnly(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get('origin');
  const own = `127.0.0.1:${request.socket.localPort}`;
  response.set({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'self'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  if (request.get('host') === own && (origin === undefined || origin === `http://${own}`)) next();
  else response.status(403).json({ code: 'foreign-page' });
}

function servePage(app: Express): void {
  for (const name of ['bench.ts', 'headset.ts', 'national.ts', 'usb.ts']) {
    const script = stripTypeScriptTypes(readFileSync(join(page, name), 'utf8'));
    app.get(`/${name}`, (_request, response) => response.type('text/javascript').send(script));
  }
  app.get('/favicon.ico', (_request, response) => response.status(204).end());
  app.get('/', (_request, response) => response.sendFile(join(page, 'index.html')));
  app.get('/bench.css', (_request, response) => response.sendFile(join(page, 'bench.css')));
}

/** The kiosk's screen with this boot's token, which the agent wrote for whoever may read its folder. */
function screenAddress({ agentUrl, pairingTokenFile }: BenchConfig): string {
  return `${agentUrl}/#${readFileSync(pairingTokenFile, 'utf8').trim()}`;
}

async function wholeState(config: BenchConfig): Promise<unknown> {
  const [cards, card, printer, national, usb, samples, headset] = await Promise.all([
    readOperator(config, 'card', '/cards'),
    readOperator(config, 'card', '/state'),
    readOperator(config, 'printer', '/state'),
    readOperator(config, 'national', '/state'),
    readOperator(config, 'usb', '/state'),
    readOperator(config, 'usb', '/samples'),
    readOperator(config, 'headset', '/state'),
  ]);
  return { cards, card, printer, national: nationalView(national), usb, samples, headset };
}

function forward(app: Express, config: BenchConfig, operator: Operator, paths: string[]): void {
  for (const path of paths) {
    app.post(`/api/${operator}${path}`, async (request, response) => {
      relay(await callOperator(config, operator, 'POST', path, request.body ?? {}), response);
    });
  }
}

/** The simulator's answer names numbers: the page is told that it is done, and reads the state. */
async function putRecord(config: BenchConfig, request: Request, response: Response): Promise<void> {
  const order = PersonOrderSchema.safeParse(request.body);
  if (!order.success) {
    response.status(400).json({ code: 'malformed-request' });
    return;
  }
  const answer = await callOperator(config, 'national', 'POST', '/records', recordOrder(order.data));
  if (answer?.status === 200) response.status(204).end();
  else relay(answer, response);
}

function relay(answer: Awaited<ReturnType<typeof callOperator>>, response: Response): void {
  if (!answer) response.status(502).json({ code: 'double-not-running' });
  else response.status(answer.status).type(answer.type).send(answer.body);
}
