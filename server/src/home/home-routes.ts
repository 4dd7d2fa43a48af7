/**
 * /api/home: coming back with the ticket, the session, and what an open session may ask.
 *
 * The code activates once (POST /api/activation answers a used code like an unknown one). Coming back is another door,
 * with the same proof and the same count of wrong persons: until a channel is confirmed the ticket opens the page, so
 * that nobody who lost a page or a network is locked out; from then on it only sends a one-time code to that channel,
 * so that a ticket found in a bin opens nothing. Never activated, unknown, expired, locked and replaced are one answer.
 */
import type { Response, Router } from 'express';
import { z } from 'zod';
import { LanguageSchema } from '../../contract/index.ts';
import { type ProofParts, readProof } from '../activation/activation-routes.ts';
import { leaveOnTheGrid } from '../activation/answer-grid.ts';
import type { CameBack } from '../activation/code-store.ts';
import type { Redeem } from '../activation/redeem.ts';
import { parsed } from '../http/request-body.ts';
import { type ChannelRouteParts, channelRoutes } from './channel-routes.ts';
import type { OneTimeCodes } from './code-sending.ts';
import { say, sayCode, sayWait } from './home-answers.ts';
import { giveToken, requireOpenSession, requireOwnPage, takeToken, tokenIn } from './home-door.ts';
import { type HomeViewParts, homeView, shown } from './home-view.ts';
import { type RightsRouteParts, rightsRoutes } from './rights-routes.ts';

export interface HomeParts extends ProofParts, HomeViewParts, ChannelRouteParts, RightsRouteParts {
  comeBack: Redeem<CameBack>;
  codes: OneTimeCodes;
}

const LanguageBody = z.strictObject({ language: LanguageSchema });
const DigitsBody = z.strictObject({ digits: z.string().regex(/^\d{6}$/) });

export function homeRoutes(router: Router, parts: HomeParts): void {
  router.use('/home', requireOwnPage);
  returning(router, parts);
  sessionItself(router, parts);
  router.use('/home', requireOpenSession(parts.sessions, parts.door));
  channelRoutes(router, parts);
  rightsRoutes(router, parts);
}

function returning(router: Router, parts: HomeParts): void {
  const { sessions, door, codes } = parts;
  router.post('/home/return', async (request, response) => {
    const startedAt = performance.now();
    const proof = await readProof(parts, request, response);
    if (!proof) return;
    const came = await parts.comeBack(proof.code, proof.stated);
    await leaveOnTheGrid(startedAt);
    const answer = came === 'busy' ? came : came.answer;
    parts.log.info('home-answered', { outcome: answer });
    if (came === 'busy') return say(response.set('retry-after', '10'), 503, { answer: 'busy' });
    if (came.answer === 'not-accepted') return say(response, 403, { answer: came.answer });
    giveToken(response, door, await sessions.open(came.recordId, stageOf(came.answer)));
    if (came.answer === 'opened') return say(response, 200, { answer: 'opened' });
    return sendReturnCode(parts, came.recordId, proof.language, response);
  });

  router.post('/home/return-code', async (request, response) => {
    const { digits } = parsed(DigitsBody, request.body);
    const session = await sessions.find(tokenIn(request, door));
    if (session?.stage !== 'awaits-code') return say(response, 401, { answer: 'signed-out' });
    const used = await codes.use({ recordId: session.recordId, purpose: 'return', bound: null, digits });
    if (used.answer === 'confirmed') await sessions.admit(session.recordId);
    sayCode(response, used);
  });

  router.post('/home/return-code/again', async (request, response) => {
    const { language } = parsed(LanguageBody, request.body);
    const session = await sessions.find(tokenIn(request, door));
    if (session?.stage !== 'awaits-code') return say(response, 401, { answer: 'signed-out' });
    await sendReturnCode(parts, session.recordId, language, response);
  });
}

function stageOf(answer: 'opened' | 'code-needed'): 'open' | 'awaits-code' {
  return answer === 'opened' ? 'open' : 'awaits-code';
}

async function sendReturnCode(
  { codes, channels }: HomeParts,
  recordId: string,
  language: z.infer<typeof LanguageSchema>,
  response: Response,
): Promise<void> {
  const confirmed = await channels.confirmed(recordId);
  if (!confirmed) return say(response, 403, { answer: 'not-accepted' });
  const { channel } = confirmed;
  const wait = await codes.send({ recordId, purpose: 'return', bound: null, channel, language });
  if (wait > 0) return sayWait(response, wait);
  say(response, 200, { answer: 'code-sent', sentTo: shown(channel) });
}

function sessionItself(router: Router, parts: HomeParts): void {
  const { sessions, door } = parts;
  router.get('/home', async (request, response) => {
    response.json(await homeView(parts, await sessions.find(tokenIn(request, door))));
  });
  router.delete('/home', async (request, response) => {
    await sessions.close(tokenIn(request, door));
    takeToken(response, door);
    say(response, 200, { answer: 'left' });
  });
}
