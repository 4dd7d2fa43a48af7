/** The commands of the screen: parse, call, answer the visit as it then stands. */
import { Router } from 'express';
import type { z } from 'zod';
import {
  AskClosureSchema,
  AskTicketSchema,
  ConfirmHolderSchema,
  GiveConsentSchema,
  RefuseSchema,
  VisitOnlySchema,
} from '../../contract/visit.ts';
import type { CommandAnswer } from '../visit/commands.ts';
import type { VisitService } from '../visit/visit-service.ts';
import { Refusal } from './failures.ts';
import { jsonBody, parsed } from './json-body.ts';

export function visitRoutes(visits: VisitService): Router {
  const router = Router();
  router.use(jsonBody);
  const command = <T>(name: string, schema: z.ZodType<T>, run: (body: T) => Promise<CommandAnswer>): void => {
    router.post(`/${name}`, async (request, response) => {
      const answer = await run(parsed(schema, request.body));
      if (!answer.ok) throw new Refusal(answer.code);
      response.json(answer.visit);
    });
  };
  command('holder', ConfirmHolderSchema, (body) => visits.confirmHolder(body));
  command('consent', GiveConsentSchema, (body) => visits.giveConsent(body));
  command('refusal', RefuseSchema, (body) => visits.refuse(body));
  command('reconsider', VisitOnlySchema, (body) => visits.reconsider(body));
  command('closure', AskClosureSchema, (body) => visits.askClosure(body));
  command('ticket', AskTicketSchema, (body) => visits.askTicket(body));
  command('end', VisitOnlySchema, (body) => visits.end(body));
  command('presence', VisitOnlySchema, (body) => visits.presence(body));
  return router;
}
