/** What the paired page may ask. Nothing of a person is in an address, and every answer is `no-store`. */
import { IdentitySchema } from '@borne/server/contract';
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../../http/failures.ts';
import { jsonBody, parsed } from '../../http/json-body.ts';
import { trialText } from '../code/compose-code.ts';
import { dataMatrixSvg } from '../code/data-matrix.ts';
import { demonstrationPeople } from '../demonstration-people.ts';
import { fieldNames } from '../field-text.ts';
import type { CounterState } from '../hand-over/counter-state.ts';
import type { HandOverDesk, HandOverRefusal } from '../hand-over/hand-over-desk.ts';
import type { LgoProfile } from '../profile.ts';

const OfferSchema = z.strictObject({ identity: IdentitySchema });
const DemonstrationSchema = z.strictObject({ person: z.int().min(0) });
const FillSchema = z.strictObject({ ticket: z.string().max(64) });
const PastedSchema = z.strictObject({ field: z.enum(fieldNames) });
const NothingSchema = z.strictObject({});

export interface HandOverRoutes {
  desk: HandOverDesk;
  profile: LgoProfile;
  driver: CounterState['driver'];
  demonstration: boolean;
}

export function handOverRoutes({ desk, profile, driver, demonstration }: HandOverRoutes): Router {
  const router = Router();
  const people = demonstration ? demonstrationPeople : [];
  const state = (): CounterState => ({
    driver,
    profile: profile.name,
    codeFormat: profile.code.format,
    simulated: driver === 'simulated',
    demonstration: people.map(({ firstName }) => firstName),
    handOver: desk.view(),
  });
  const command = <T>(name: string, schema: z.ZodType<T>, run: (body: T) => HandOverRefusal | null): void => {
    const act: RequestHandler = (request, response) => {
      const refusal = run(parsed(schema, request.body));
      if (refusal) throw new Refusal(refusal === 'busy' ? 'wrong-stage' : 'visit-over');
      response.json(state());
    };
    router.post(`/${name}`, jsonBody, act);
  };
  router.get('/state', (_request, response) => void response.json(state()));
  router.get('/code', (_request, response) => {
    const text = desk.codeText();
    if (text === null) throw new Refusal('visit-over');
    response.type('image/svg+xml').send(dataMatrixSvg(text));
  });
  router.get('/trial-code', (_request, response) => {
    const text = trialText(profile);
    response.json({ text, svg: dataMatrixSvg(text) });
  });
  command('offer', OfferSchema, ({ identity }) => desk.offer(identity));
  command('demonstration', DemonstrationSchema, ({ person }) => {
    const identity = people[person];
    if (!identity) throw new Refusal('malformed-request');
    return desk.offer(identity);
  });
  command('fill', FillSchema, ({ ticket }) => desk.fill(ticket));
  command('pasted', PastedSchema, ({ field }) => desk.pasted(field));
  command('end', NothingSchema, () => {
    desk.end();
    return null;
  });
  return router;
}
