/** PUT /v1/closures/{requestId}: parse, commit, wait, answer. */
import type { Router } from 'express';
import { z } from 'zod';
import { CloseRecordSchema } from '../../contract/index.ts';
import type { QueueName } from '../delivery/queue-settings.ts';
import { stateForKiosk, type Waiting } from '../delivery/wait-for-kiosk.ts';
import { kioskOf } from '../http/kiosk-identity.ts';
import { Problem } from '../http/problems.ts';
import { parsed } from '../http/request-body.ts';
import type { Log } from '../log.ts';
import { type ClosureState, outcomeOf } from './closure.ts';
import { type Asked, type RequestClosureParts, requestClosure } from './request-closure.ts';

export interface ClosureParts extends RequestClosureParts {
  /** Waits for the national answer about closures. */
  closing: Waiting<ClosureState>;
  log: Log;
  /** Wakes a delivery worker. */
  hint: (queue: QueueName) => void;
}

const RequestIdSchema = z.uuidv7().toLowerCase();

export function closureRoutes(router: Router, parts: ClosureParts): void {
  router.put('/closures/:requestId', async (request, response) => {
    const closureId = parsed(RequestIdSchema, request.params.requestId);
    await commit(parts, {
      closureId,
      kiosk: kioskOf(response),
      request: parsed(CloseRecordSchema, request.body),
    });
    const state = await stateForKiosk(parts.closing, closureId, request, response);
    response.json(outcomeOf(state ?? 'requested'));
  });
}

async function commit(parts: ClosureParts, asked: Asked): Promise<void> {
  const result = await requestClosure(parts, asked);
  if (typeof result === 'object') throw new Problem('evidence-refused', result.refused);
  switch (result) {
    case 'requested':
      parts.log.info('closure-requested', { closureId: asked.closureId, kioskId: asked.kiosk.id });
      return parts.hint('close-record');
    case 'same':
      return;
    case 'reused':
      throw new Problem('request-id-reused');
    case 'person-served':
      throw new Problem('person-already-served');
    case 'regime-forbids':
      throw new Problem('regime-forbids-creation');
    case 'papers-not-seen':
    case 'minors-not-served':
      throw new Problem(result);
    case 'notice-not-in-force':
      throw new Problem('notice-not-in-force');
  }
}
