/** POST /api/activation: what the page sends, and its answers. */
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import {
  type ActivationCode,
  type Language,
  LanguageSchema,
  parseActivationCode,
} from '../../contract/index.ts';
import { giveToken, type HomeDoor } from '../home/home-door.ts';
import type { HomeSessions } from '../home/home-sessions.ts';
import { parsed } from '../http/request-body.ts';
import type { Log } from '../log.ts';
import { leaveOnTheGrid } from './answer-grid.ts';
import type { Redeemed } from './code-store.ts';
import type { Limits } from './limits.ts';
import { networkOf } from './network.ts';
import type { Stated } from './person-check.ts';
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
  /** Of the page: what is sent later is in it. */
  language: LanguageSchema.default('fr'),
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

/** What every proof of identity needs, the first one and the later ones. */
export interface ProofParts {
  limits: Limits;
  log: Log;
  sessions: HomeSessions;
  door: HomeDoor;
}

export interface ActivationParts extends ProofParts {
  redeem: Redeem<Redeemed>;
}

export interface Proof {
  code: ActivationCode;
  stated: Stated;
  language: Language;
}

export function activationRoutes(router: Router, parts: ActivationParts): void {
  router.post('/activation', async (request, response) => {
    const startedAt = performance.now();
    const proof = await readProof(parts, request, response);
    if (!proof) return;
    const redeemed = await parts.redeem(proof.code, proof.stated);
    await leaveOnTheGrid(startedAt);
    const result = redeemed === 'busy' ? redeemed : redeemed.answer;
    parts.log.info('activation-answered', { outcome: result });
    if (redeemed !== 'busy' && redeemed.answer === 'activated') await openHome(parts, redeemed, response);
    answer(result === 'busy' ? response.set('retry-after', '10') : response, result);
  });
}

/** The proof that activates a record also opens its page. */
async function openHome(
  { sessions, door }: ProofParts,
  { recordId }: Redeemed,
  response: Response,
): Promise<void> {
  if (recordId !== null) giveToken(response, door, await sessions.open(recordId, 'open'));
}

/** What was stated, once the limits let it through; null: the answer is already given. */
export async function readProof(
  { limits }: ProofParts,
  request: Request,
  response: Response,
): Promise<Proof | null> {
  const { code: typed, birthDate: date, nirEnd, language } = parsed(RequestSchema, request.body);
  const code = parseActivationCode(typed);
  if (!code) return answer(response, 'mistyped');
  const birthDate = `${date.year}${date.month.padStart(2, '0')}${date.day.padStart(2, '0')}`;
  const network = networkOf(request.ip);
  const seconds = await limits.secondsToWait({ network, birthDate });
  if (seconds > 0) return answer(response.set('retry-after', `${seconds}`), 'too-many');
  return { code, stated: { birthDate, nirEnd }, language };
}

function answer(response: Response, result: ActivationAnswer): null {
  response.status(statuses[result]).json({ answer: result });
  return null;
}
