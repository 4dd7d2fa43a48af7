/** What the counter sees and does: the board of its own site as it changes, acts on calls, numbers taken over. */
import type { Router } from 'express';
import { z } from 'zod';
import type { CallAct, HandOverAnswer } from '../../contract/counter.ts';
import { RepresentativeNameSchema } from '../../contract/representative.ts';
import { parseHandOverCode } from '../assistance/hand-over-code.ts';
import { opinions, relations } from '../assistance/papers.ts';
import type { SiteChanges } from '../assistance/site-changes.ts';
import { openLiveView } from '../http/live-view.ts';
import { parsed } from '../http/request-body.ts';
import type { Log } from '../log.ts';
import type { BoardStore } from './board-store.ts';
import type { ActOnCall, ActResult } from './call-acts.ts';
import { answer, type Door, sessionOf, tokenIn } from './counter-door.ts';
import { staffName } from './development-sign-in.ts';
import type { Session, Sessions } from './sessions.ts';
import type { TakeHandOver, TakenHandOver } from './take-hand-over.ts';

export interface BoardRouteParts {
  board: BoardStore;
  act: (asked: ActOnCall) => Promise<ActResult>;
  takeOver: (asked: TakeHandOver) => Promise<TakenHandOver>;
  changes: SiteChanges;
  sessions: Sessions;
  door: Door;
  log: Log;
  stopping: AbortSignal;
}

const CallIdSchema = z.uuidv7().toLowerCase();

const ActSchema: z.ZodType<CallAct> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('take') }),
  z.strictObject({ act: z.literal('end') }),
  z.strictObject({
    act: z.literal('accept-papers'),
    relation: z.enum(relations),
    opinion: z.enum(opinions),
    name: RepresentativeNameSchema,
  }),
  z.strictObject({ act: z.literal('not-accept-papers') }),
  z.strictObject({ act: z.literal('explained') }),
]);

const CodeSchema = z.strictObject({ code: z.string().max(40) });

/** All behind `requireSession`. */
export function boardRoutes(router: Router, parts: BoardRouteParts): void {
  boardStream(router, parts);

  router.post('/calls/:callId', async (request, response) => {
    const { staffId, siteId } = sessionOf(response);
    const callId = parsed(CallIdSchema, request.params.callId);
    answer(response, await parts.act({ callId, siteId, staffId, act: parsed(ActSchema, request.body) }));
  });

  router.post('/hand-overs', async (request, response) => {
    const { code } = parsed(CodeSchema, request.body);
    response.json(await takenOver(parts, sessionOf(response), code));
  });
}

/** A try is counted before its answer is known, so that tries side by side count too. */
async function takenOver(
  { takeOver }: BoardRouteParts,
  { staffId, siteId, tries }: Session,
  typed: string,
): Promise<HandOverAnswer> {
  const seconds = tries.secondsToWait();
  if (seconds > 0) return { answer: 'too-many', seconds };
  const code = parseHandOverCode(typed);
  const forget = tries.count();
  const taken = code === null ? null : await takeOver({ code, siteId, staffId });
  if (!taken) return { answer: 'unknown' };
  forget();
  return { answer: 'taken', ...taken };
}

/** Tabs of one session; a fifth closes the oldest. */
const streamsPerSession = 4;

function boardStream(router: Router, parts: BoardRouteParts): void {
  const streams = new Map<Session, { end(): void }[]>();

  router.get('/board', async (request, response) => {
    const session = sessionOf(response);
    const token = tokenIn(request, parts.door);
    const { siteId, staffId } = session;
    const nameOf = (id: string): string => parts.sessions.nameOf(id) ?? staffName(id);
    const stream = await openLiveView(
      response,
      {
        event: 'board',
        read: async () => (parts.sessions.find(token) ? parts.board.read({ siteId, staffId, nameOf }) : null),
      },
      {
        watch: (changed) => parts.changes.watch(siteId, changed),
        stopping: parts.stopping,
        failed: (error) => parts.log.warn('database-trouble', { reason: 'stream', error }),
      },
    );
    if (!stream) return answer(response, 'signed-out');
    const others = streams.get(session) ?? [];
    if (others.length >= streamsPerSession) others.shift()?.end();
    streams.set(session, [...others, stream]);
    stream.atEnd(() => {
      const left = (streams.get(session) ?? []).filter((other) => other !== stream);
      if (left.length === 0) streams.delete(session);
      else streams.set(session, left);
    });
  });
}
