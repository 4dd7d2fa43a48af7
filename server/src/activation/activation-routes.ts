/** POST /api/activation: what the page sends, and its answers. */
import type { Response, Router } from 'express';
import { z } from 'zod';
import { parseActivationCode } from '../../contract/index.ts';
import { parsed } from '../http/request-body.ts';
import type { Log } from '../log.ts';
import type { Limits } from './limits.ts';
import { networkOf } from './network.ts';
import type { Redeem } from './redeem.ts';

const RequestSchema = z.strictObject({
  code: z.string().max(64),
  birthDate: z.strictObject({
    day: z.string().regex(/^\d{1,2}$/),
    month: z.string().regex(/^\d{1,2}$/),
    year: z.string().regex(/^\d{4}$/),
  }),
  /** The NIR's last four: two of the order number and the key; always digits, Corsica included. */
  nirEnd: z.string().regex(/^\d{4}$/),
});

/** What the page can be told, with its status. `not-accepted` says nothing more, on purpose. */
const statuses = {
  activated: 200,
  'not-accepted': 403,
  'not-open-yet': 409,
  /** The check symbol is wrong: a typing error, which the page finds before asking. Costs no try. */
  mistyped: 400,
  'too-many': 429,
  busy: 503,
} as const;

export type ActivationAnswer = keyof typeof statuses;

export interface ActivationParts {
  redeem: Redeem;
  limits: Limits;
  log: Log;
}

export function activationRoutes(router: Router, { redeem, limits, log }: ActivationParts): void {
  router.post('/activation', async (request, response) => {
    const { code: typed, birthDate: date, nirEnd } = parsed(RequestSchema, request.body);
    const code = parseActivationCode(typed);
    if (!code) return answer(response, 'mistyped');
    const birthDate = `${date.year}${date.month.padStart(2, '0')}${date.day.padStart(2, '0')}`;
    const network = networkOf(request.socket.remoteAddress);
    const seconds = await limits.secondsToWait({ network, birthDate });
    if (seconds > 0) return answer(response.set('retry-after', `${seconds}`), 'too-many');
    const result = await redeem(code, { birthDate, nirEnd });
    log.info('activation-answered', { outcome: result });
    answer(result === 'busy' ? response.set('retry-after', '10') : response, result);
  });
}

function answer(response: Response, result: ActivationAnswer): void {
  response.status(statuses[result]).json({ answer: result });
}
