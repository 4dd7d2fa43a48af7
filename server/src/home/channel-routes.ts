/** The confirmed channel and the national internet access that it brings. */
import type { Router } from 'express';
import { z } from 'zod';
import { ActorSchema, LanguageSchema } from '../../contract/index.ts';
import { parsed } from '../http/request-body.ts';
import type { AccessStore } from './access-store.ts';
import { ChannelKindSchema, readChannel } from './channel.ts';
import type { OneTimeCodes } from './code-sending.ts';
import { type CreateAccessParts, createAccess } from './create-access.ts';
import { say, sayCode, sayOtherActor, sayWait } from './home-answers.ts';
import { sessionOf } from './home-door.ts';
import { type HomeViewParts, homeView, shown } from './home-view.ts';

export interface ChannelRouteParts extends HomeViewParts, CreateAccessParts {
  codes: OneTimeCodes;
  accesses: AccessStore;
}

const ChannelBody = z.strictObject({
  kind: ChannelKindSchema,
  address: z.string().max(300),
  language: LanguageSchema,
});
const DigitsBody = z.strictObject({ digits: z.string().regex(/^\d{6}$/) });
const LanguageBody = z.strictObject({ language: LanguageSchema });
const AccessBody = z.strictObject({ language: LanguageSchema, actor: ActorSchema });
const EmptyBody = z.strictObject({});

export function channelRoutes(router: Router, parts: ChannelRouteParts): void {
  const { codes, accesses, senders } = parts;

  router.post('/home/channel', async (request, response) => {
    const { recordId } = sessionOf(response);
    const { kind, address, language } = parsed(ChannelBody, request.body);
    const channel = readChannel(kind, address);
    if (!channel) return say(response, 400, { answer: 'not-an-address' });
    if (!senders[kind]) return say(response, 503, { answer: 'not-offered' });
    // The national access keeps the address that it was made with: another one is changed there.
    if (await accesses.read(recordId)) return say(response, 409, { answer: 'access-asked' });
    const wait = await codes.send({ recordId, purpose: 'channel', channel, language });
    if (wait > 0) return sayWait(response, wait);
    say(response, 200, { answer: 'code-sent', sentTo: shown(channel) });
  });

  router.post('/home/channel-code/again', async (request, response) => {
    const { recordId } = sessionOf(response);
    const { language } = parsed(LanguageBody, request.body);
    const channel = await parts.channels.awaiting(recordId);
    if (!channel) return say(response, 410, { answer: 'over' });
    const wait = await codes.send({ recordId, purpose: 'channel', channel, language });
    if (wait > 0) return sayWait(response, wait);
    say(response, 200, { answer: 'code-sent', sentTo: shown(channel) });
  });

  router.post('/home/channel-code', async (request, response) => {
    const { digits } = parsed(DigitsBody, request.body);
    sayCode(response, await codes.use(sessionOf(response).recordId, 'channel', digits));
  });

  /** Answers with the page's view, whatever became of it: the state tells. */
  router.post('/home/access', async (request, response) => {
    const session = sessionOf(response);
    const { language, actor } = parsed(AccessBody, request.body);
    const by = await parts.actors.named(session.recordId, actor);
    if (!by) return sayOtherActor(response);
    await createAccess(parts, session.recordId, language, by);
    response.json(await homeView(parts, session));
  });

  router.post('/home/login-noted', async (request, response) => {
    const session = sessionOf(response);
    parsed(EmptyBody, request.body);
    await accesses.forgetLogin(session.recordId);
    response.json(await homeView(parts, session));
  });
}
