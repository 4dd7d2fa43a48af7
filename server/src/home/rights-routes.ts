/** What a person may ask about their own registration: read the trail and the receipt, correct, close, have erased. */
import type { Router } from 'express';
import { z } from 'zod';
import type { ShownReceipt, ShownTrailLine } from '../../contract/home/index.ts';
import { ActorSchema, LanguageSchema } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import { Problem } from '../http/problems.ts';
import { parsed } from '../http/request-body.ts';
import { type ChangeAnswer, type ChangeChoicesParts, changeChoices } from './choices.ts';
import type { CloseAtHome, ClosureAnswer } from './close-at-home.ts';
import type { ErasureDesk } from './erasure.ts';
import { say, sayOtherActor } from './home-answers.ts';
import { sessionOf } from './home-door.ts';
import { type HomeViewParts, homeView } from './home-view.ts';
import { type Receipt, readReceipt } from './receipt.ts';
import { readTrail } from './trail.ts';

export interface RightsRouteParts extends ChangeChoicesParts, HomeViewParts {
  database: Database;
  closeAtHome: CloseAtHome;
  erasures: ErasureDesk;
}

const ChoicesBody = z.strictObject({
  breakGlassConsent: z.boolean(),
  emergencyCallConsent: z.boolean(),
  language: LanguageSchema,
  actor: ActorSchema,
});
const ClosureBody = z.strictObject({
  closureId: z.uuidv7().toLowerCase(),
  language: LanguageSchema,
  actor: ActorSchema,
});
const ErasureBody = z.strictObject({ actor: ActorSchema });

const changeStatuses: Record<ChangeAnswer, number> = {
  changed: 200,
  refused: 403,
  unreachable: 503,
  uncertain: 202,
  busy: 409,
  gone: 410,
};

const closureStatuses: Record<ClosureAnswer, number> = {
  requested: 202,
  'regime-forbids': 403,
  busy: 409,
  'not-yours': 409,
  gone: 410,
  'not-now': 503,
  'other-actor': 403,
};

export function rightsRoutes(router: Router, parts: RightsRouteParts): void {
  const { database, newId, closeAtHome, erasures, actors } = parts;

  router.get('/home/trail', async (_request, response) => {
    const lines = await readTrail(database, sessionOf(response).recordId, newId());
    response.json(lines.map((line): ShownTrailLine => ({ ...line, at: line.at.toISOString() })));
  });

  router.get('/home/receipt', async (_request, response) => {
    const receipt = await readReceipt(database, sessionOf(response).recordId, newId());
    if (!receipt) throw new Problem('record-not-available');
    response.json(shownReceipt(receipt));
  });

  router.post('/home/choices', async (request, response) => {
    const { language, actor, ...wanted } = parsed(ChoicesBody, request.body);
    const { recordId } = sessionOf(response);
    const by = await actors.named(recordId, actor);
    if (!by) return sayOtherActor(response);
    const answer = await changeChoices(parts, recordId, { wanted, language, by });
    say(response, changeStatuses[answer], { answer });
  });

  router.post('/home/closure', async (request, response) => {
    const { closureId, language, actor } = parsed(ClosureBody, request.body);
    const answer = await closeAtHome({ recordId: sessionOf(response).recordId, closureId, language, actor });
    say(response, closureStatuses[answer], { answer });
  });

  router.post('/home/erasure', async (request, response) => {
    const { actor } = parsed(ErasureBody, request.body);
    const session = sessionOf(response);
    const known = await actors.of(session.recordId);
    // Once the identity is erased nobody is known, and nothing is left to ask for.
    if (known && !known.may.some((one) => one.actor === actor)) return sayOtherActor(response);
    await erasures.ask(session.recordId);
    response.json(await homeView(parts, session));
  });
}

function shownReceipt({ answeredAt, changes, language, ...rest }: Receipt): ShownReceipt {
  return {
    ...rest,
    language: LanguageSchema.catch('fr').parse(language),
    answeredAt: answeredAt.toISOString(),
    changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
  };
}
