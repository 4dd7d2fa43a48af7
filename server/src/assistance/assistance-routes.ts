/** What a kiosk says and hears about its own calls; contract: server/contract/assistance.ts. */
import type { Router } from 'express';
import { z } from 'zod';
import {
  type CallState,
  HandOverSchema,
  type KioskCalls,
  PlaceCallSchema,
  TellPhaseSchema,
} from '../../contract/index.ts';
import { kioskOf } from '../http/kiosk-identity.ts';
import { openLiveView } from '../http/live-view.ts';
import { Problem } from '../http/problems.ts';
import { parsed } from '../http/request-body.ts';
import type { KioskStore } from '../kiosks/kiosk-store.ts';
import type { Log } from '../log.ts';
import type { CallOfKiosk, CallStore } from './call-store.ts';
import type { HandOverStore } from './hand-over-store.ts';
import { notYetTold } from './kiosk-calls.ts';
import type { PhaseStore } from './phase-store.ts';
import type { SiteChanges } from './site-changes.ts';

export interface AssistanceParts {
  calls: CallStore;
  phases: PhaseStore;
  handOvers: HandOverStore;
  changes: SiteChanges;
  kiosks: KioskStore;
  log: Log;
  stopping: AbortSignal;
}

const IdSchema = z.uuidv7().toLowerCase();

/** Papers are shown by a representative, for a visit; no other call has one. */
const CallSchema = PlaceCallSchema.refine(
  ({ kind, as, visitId }) => (kind === 'papers') === (as !== null) && (kind !== 'papers' || visitId !== null),
  { path: ['as'] },
);

export function assistanceRoutes(router: Router, parts: AssistanceParts): void {
  const { calls, phases, handOvers } = parts;

  router.put('/calls/:callId', async (request, response) => {
    const call = callOf(request.params.callId, kioskOf(response));
    const result = await calls.place(call, parsed(CallSchema, request.body));
    if (result === 'reused') throw new Problem('request-id-reused');
    response.json(await stateOf(calls, call));
  });

  router.delete('/calls/:callId', async (request, response) => {
    const withdrawn = await calls.withdraw(callOf(request.params.callId, kioskOf(response)));
    if (!withdrawn) throw new Problem('call-not-open');
    response.status(204).end();
  });

  router.put('/kiosk/phase', async (request, response) => {
    const { phase } = parsed(TellPhaseSchema, request.body);
    const { id, siteId } = kioskOf(response);
    await phases.tell({ kioskId: id, siteId, phase });
    response.status(204).end();
  });

  router.put('/hand-overs/:id', async (request, response) => {
    const id = parsed(IdSchema, request.params.id);
    const { reason } = parsed(HandOverSchema, request.body);
    const kiosk = kioskOf(response);
    const code = await handOvers.draw({ id, reason, kioskId: kiosk.id, siteId: kiosk.siteId });
    if (code === null) throw new Problem('request-id-reused');
    response.json({ code });
  });

  kioskCallsRoute(router, parts);
}

/** One stream a kiosk: the newest stays, for the former one may be dead without knowing. */
function kioskCallsRoute(router: Router, { calls, kiosks, changes, log, stopping }: AssistanceParts): void {
  const streams = new Map<string, { end(): void }>();

  router.get('/kiosk/calls', async (_request, response) => {
    const { id, siteId } = kioskOf(response);
    const untold = notYetTold();
    const read = async (): Promise<KioskCalls | null> => {
      const kiosk = await kiosks.find(id);
      // Revoked, or moved: it comes back under its new site, or is refused by name.
      return kiosk?.siteId === siteId ? { calls: untold(await calls.ofKiosk(id)) } : null;
    };
    const stream = await openLiveView(
      response,
      { event: 'calls', read },
      {
        watch: (changed) => changes.watch(siteId, changed),
        stopping,
        failed: (error) => log.warn('database-trouble', { kioskId: id, reason: 'stream', error }),
      },
    );
    if (!stream) throw new Problem('unknown-kiosk');
    streams.get(id)?.end();
    streams.set(id, stream);
    stream.atEnd(() => {
      if (streams.get(id) === stream) streams.delete(id);
    });
  });
}

function callOf(callId: unknown, { id, siteId }: { id: string; siteId: string }): CallOfKiosk {
  return { callId: parsed(IdSchema, callId), kioskId: id, siteId };
}

/** Another kiosk's call has no state for this one. */
async function stateOf(calls: CallStore, { callId, kioskId }: CallOfKiosk): Promise<CallState> {
  const state = await calls.state(callId, kioskId);
  if (!state) throw new Problem('call-not-open');
  return state;
}
