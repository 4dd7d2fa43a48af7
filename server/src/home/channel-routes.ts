/**
 * The confirmed channel and the national internet access that it brings. Whoever acts confirms a channel of their own, in
 * the session that asked for its code.
 */
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
  actor: ActorSchema,
});
const DigitsBody = z.strictObject({ digits: z.string().regex(/^\d{6}$/), actor: ActorSchema });
/** To have another code, or the access. */
const AskBody = z.strictObject({ language: LanguageSchema, actor: ActorSchema });
const EmptyBody = z.strictObject({});

export function channelRoutes(router: Router, parts: ChannelRouteParts): void {
  const { codes, accesses, senders, actors } = parts;

  router.post('/home/channel', async (request, response) => {
    const { recordId, key: session } = sessionOf(response);
    const { kind, address, language, actor } = parsed(ChannelBody, request.body);
    if (!(await actors.named(recordId, actor))) return sayOtherActor(response);
    const channel = readChannel(kind, address);
    if (!channel) return say(response, 400, { answer: 'not-an-address' });
    if (!senders[kind]) return say(response, 503, { answer: 'not-offered' });
    // The national access keeps the address that it was made with: another one is changed there.
    if (await accesses.read(recordId)) return say(response, 409, { answer: 'access-asked' });
    const bound = { session, actor };
    const wait = await codes.send({ recordId, purpose: 'channel', bound, channel, language });
    if (wait > 0) return sayWait(response, wait);
    say(response, 200, { answer: 'code-sent', sentTo: shown(channel) });
  });

  router.post('/home/channel-code/again', async (request, response) => {
    const { recordId, key: session } = sessionOf(response);
    const { language, actor } = parsed(AskBody, request.body);
    const awaiting = await parts.channels.awaiting(recordId, session);
    if (!awaiting) return say(response, 410, { answer: 'over' });
    if (awaiting.by !== actor) return sayOtherActor(response);
    const { channel } = awaiting;
    const bound = { session, actor };
    const wait = await codes.send({ recordId, purpose: 'channel', bound, channel, language });
    if (wait > 0) return sayWait(response, wait);
    say(response, 200, { answer: 'code-sent', sentTo: shown(channel) });
  });

  router.post('/home/channel-code', async (request, response) => {
    const { recordId, key: session } = sessionOf(response);
    const { digits, actor } = parsed(DigitsBody, request.body);
    if (!(await actors.named(recordId, actor))) return sayOtherActor(response);
    sayCode(response, await codes.use({ recordId, purpose: 'channel', digits, bound: { session, actor } }));
  });

  /** Answers with the page's view, whatever became of it: the state tells. */
  router.post('/home/access', async (request, response) => {
    const session = sessionOf(response);
    const { language, actor } = parsed(AskBody, request.body);
    const by = await parts.actors.named(session.recordId, actor);
    if (!by) return sayOtherActor(response);
    // The password goes there: to nobody but whoever asks for it.
    const confirmed = await parts.channels.confirmed(session.recordId);
    if (confirmed && confirmed.by !== actor) return say(response, 409, { answer: 'channel-of-another' });
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
