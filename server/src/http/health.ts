/** `/livez`: the process answers. `/readyz`: it can serve. Neither says anything about anybody. */
import type { Router } from 'express';
import type { Database } from '../db/database.ts';

export function healthRoutes(router: Router, database: Database, stopping: AbortSignal): void {
  router.get('/livez', (_request, response) => {
    response.json({ live: true });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = !stopping.aborted && (await answers(database));
    response.status(ready ? 200 : 503).json({ ready });
  });
}

/** The schema is current by construction: the server migrates before it listens. */
async function answers(database: Database): Promise<boolean> {
  try {
    await database.query({ text: 'select 1' });
    return true;
  } catch {
    // Whatever the reason, the answer to "can you serve?" is no; the pool logs its own troubles.
    return false;
  }
}
