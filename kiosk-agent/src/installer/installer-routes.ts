/** The installer's page and its orders, under /installation. Another page than the kiosk's, with a session of its own. */
import { join } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { PairSchema } from '../../contract/failure.ts';
import { Refusal, unknownAddress } from '../http/failures.ts';
import { jsonBody, parsed } from '../http/json-body.ts';
import { noForeignSite, ownPageOnly } from '../http/local-only.ts';
import type { InstallerSession } from './installer-session.ts';
import { type BuiltScreen, pageState } from './page-state.ts';
import { type Done, testNames, type Workbench } from './workbench.ts';

export interface Installer {
  session: InstallerSession;
  bench: Workbench;
  /** What is known of the screen that was built: the address of a spoken sentence, and its languages. */
  built: () => BuiltScreen;
}

const MaintenanceSchema = z.strictObject({ on: z.boolean() });
const TestSchema = z.strictObject({ device: z.enum(testNames) });
const NothingSchema = z.strictObject({});

export function installerRoutes(installer: Installer): Router {
  const router = Router();
  router.use('/api', ownPageOnly, orders(installer), unknownAddress);
  const page = pageFile('index.html');
  router.get('/', noForeignSite, page);
  router.get('/page.css', noForeignSite, pageFile('page.css'));
  router.get('/page.js', noForeignSite, pageFile('page.js'));
  return router;
}

function pageFile(name: string): RequestHandler {
  const root = join(import.meta.dirname, 'page');
  const options = { root, etag: false, lastModified: false, cacheControl: false };
  return (_request, response) => response.sendFile(name, options);
}

function orders({ session, bench, built }: Installer): Router {
  const router = Router();
  router.post('/session', ...jsonBody, (request: Request, response: Response) => {
    session.open(request, response, parsed(PairSchema, request.body).token);
  });
  router.get('/session', (request, response) => session.resume(request, response));
  router.use(session.only);
  router.get('/state', (_request, response) => {
    response.json(pageState(bench, built()));
  });
  router.use(jsonBody);
  router.post('/self-test', async (request, response) => {
    parsed(NothingSchema, request.body);
    await bench.askAll();
    response.json(pageState(bench, built()));
  });
  router.post('/maintenance', (request, response) => {
    if (parsed(MaintenanceSchema, request.body).on) allowed(bench.beginMaintenance());
    else bench.endMaintenance();
    response.json(pageState(bench, built()));
  });
  router.post('/test', async (request, response) => {
    const { device } = parsed(TestSchema, request.body);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.json(allowed(await bench.test(device, gone.signal)));
  });
  router.post('/restart-screen', (request, response) => {
    parsed(NothingSchema, request.body);
    allowed(bench.restartScreen());
    response.status(204).end();
  });
  return router;
}

function allowed<T>(done: Done<T>): T {
  if (!done.ok) throw new Refusal(done.code);
  return done.value;
}
