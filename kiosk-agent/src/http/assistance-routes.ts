/** What the screen asks of the counter: parse, call, 204. The state tells what becomes of it. */
import { Router } from 'express';
import { AskHandOverSchema, CallCounterSchema, WithdrawCallSchema } from '../../contract/assistance.ts';
import type { VisitId } from '../../contract/visit.ts';
import type { CallDesk } from '../assistance/call-desk.ts';
import type { HandOverNumbers } from '../assistance/hand-over-numbers.ts';
import { type StateBoard, visitIdOf } from '../visit/state-board.ts';
import { Refusal } from './failures.ts';
import { jsonBody, parsed } from './json-body.ts';

interface AssistanceParts {
  calls: CallDesk;
  numbers: HandOverNumbers;
  board: StateBoard;
}

export function assistanceRoutes({ calls, numbers, board }: AssistanceParts): Router {
  const router = Router();
  router.use(jsonBody);
  const mustBeCurrent = (visitId: VisitId): void => {
    if (visitId !== visitIdOf(board.facts().visit)) throw new Refusal('visit-over');
  };
  router.post('/call', (request, response) => {
    const { kind, visitId } = parsed(CallCounterSchema, request.body);
    if (visitId !== null) mustBeCurrent(visitId);
    // That something was explained is said for a visit; without one there is nothing to say it for.
    else if (kind === 'explanation') throw new Refusal('wrong-stage');
    calls.ask({ kind, visitId, as: null });
    response.status(204).end();
  });
  router.post('/withdraw', (request, response) => {
    const { visitId, kind } = parsed(WithdrawCallSchema, request.body);
    calls.withdraw(visitId, kind);
    response.status(204).end();
  });
  router.post('/hand-over', (request, response) => {
    const asked = parsed(AskHandOverSchema, request.body);
    mustBeCurrent(asked.visitId);
    numbers.ask(asked);
    response.status(204).end();
  });
  return router;
}
