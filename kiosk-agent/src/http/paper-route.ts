/** A receipt or a guide: parse, ask, 204. The state tells what becomes of it. */
import { Router } from 'express';
import { AskPaperSchema } from '../../contract/visit.ts';
import type { SheetDesk } from '../sheet/sheet-desk.ts';
import { Refusal } from './failures.ts';
import { jsonBody, parsed } from './json-body.ts';

export function paperRoute(sheets: SheetDesk): Router {
  const router = Router();
  router.use('/paper', jsonBody);
  router.post('/paper', (request, response) => {
    const answer = sheets.ask(parsed(AskPaperSchema, request.body));
    if (answer !== 'taken') throw new Refusal(answer);
    response.status(204).end();
  });
  return router;
}
