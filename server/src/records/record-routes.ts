/** The kiosk's questions about records: parse, call, answer. */
import type { Router } from 'express';
import { z } from 'zod';
import {
  CreateRecordSchema,
  type Identity,
  type RecordStatus,
  ReplaceCodeSchema,
  StatusRequestSchema,
} from '../../contract/index.ts';
import type { CodeStore } from '../activation/code-store.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { QueueName } from '../delivery/queue-settings.ts';
import { stateForKiosk, type Waiting } from '../delivery/wait-for-kiosk.ts';
import type { NationalDmp } from '../dmp/dmp.ts';
import { kioskOf } from '../http/kiosk-identity.ts';
import { Problem } from '../http/problems.ts';
import { parsed } from '../http/request-body.ts';
import { unrecognisedBy } from '../insi/unrecognised.ts';
import type { Log } from '../log.ts';
import { codeHash, personIndex } from '../secrets/sealing.ts';
import { type Asked, type CreateRecordParts, createRecord } from './create-record.ts';
import { outcomeOf, type RecordState } from './record.ts';
import type { RecordStore } from './record-store.ts';

export interface RecordParts extends CreateRecordParts, Waiting<RecordState> {
  records: RecordStore;
  codes: CodeStore;
  audit: AuditTrail;
  dmp: NationalDmp;
  log: Log;
  /** Wakes a delivery worker. */
  hint: (queue: QueueName) => void;
}

const RequestIdSchema = z.uuidv7().toLowerCase();

export function recordRoutes(router: Router, parts: RecordParts): void {
  router.post('/status', async (request, response) => {
    const { identity } = parsed(StatusRequestSchema, request.body);
    response.json(await statusOf(parts, kioskOf(response).id, identity));
  });

  router.put('/records/:requestId', async (request, response) => {
    const recordId = parsed(RequestIdSchema, request.params.requestId);
    const asked = {
      recordId,
      kiosk: kioskOf(response),
      request: parsed(CreateRecordSchema, request.body),
    };
    await commit(parts, asked);
    const state = await stateForKiosk(parts, recordId, request, response);
    response.json(outcomeOf(state ?? 'requested'));
  });

  router.put('/records/:requestId/activation-code', async (request, response) => {
    const recordId = parsed(RequestIdSchema, request.params.requestId);
    const { activationDigest } = parsed(ReplaceCodeSchema, request.body);
    const hash = codeHash(parts.secrets.codePepper, Buffer.from(activationDigest, 'base64url'));
    const replaced = await parts.codes.replace({ recordId, kioskId: kioskOf(response).id, codeHash: hash });
    if (!replaced) throw new Problem('record-not-available');
    response.status(204).end();
  });
}

/** Ours first: an act under way is not yet known to the national service. */
async function statusOf(parts: RecordParts, kioskId: string, identity: Identity): Promise<RecordStatus> {
  const underWay = await parts.records.isUnderWayFor(personIndex(parts.secrets.index, identity.nir));
  const status = underWay
    ? ({ status: 'requested', since: null, linkedToMes: false } as const)
    : await nationalStatus(parts, identity);
  await parts.audit.statusAsked({ id: parts.newId(), kioskId, status: status.status });
  return status;
}

async function nationalStatus(
  { dmp, regime }: Pick<RecordParts, 'dmp' | 'regime'>,
  identity: Identity,
): Promise<RecordStatus> {
  const found = await dmp.find(identity);
  const unrecognised = unrecognisedBy(found, regime);
  if (unrecognised !== null) throw new Problem('identity-not-recognised', unrecognised);
  switch (found.outcome) {
    case 'open':
      return { status: 'open', since: null, linkedToMes: found.linkedToMes };
    case 'closed':
    case 'opposed':
      return { status: found.outcome, since: found.since, linkedToMes: found.linkedToMes };
    case 'none':
    case 'barred':
      return { status: found.outcome, since: null, linkedToMes: false };
    case 'refused':
    case 'unreachable':
      break;
  }
  const reason = found.outcome === 'refused' ? found.code : found.reason;
  throw new Problem('national-service-unavailable', reason);
}

async function commit(parts: RecordParts, asked: Asked): Promise<void> {
  const result = await createRecord(parts, asked);
  if (typeof result === 'object') throw new Problem('evidence-refused', result.refused);
  switch (result) {
    case 'opened':
      parts.log.info('record-opened', { recordId: asked.recordId, kioskId: asked.kiosk.id });
      return parts.hint('open-record');
    case 'same':
      return;
    case 'reused':
      throw new Problem('request-id-reused');
    case 'person-served':
      throw new Problem('person-already-served');
    case 'regime-forbids':
      throw new Problem('regime-forbids-creation');
    case 'papers-not-seen':
    case 'minors-not-served':
      throw new Problem(result);
    case 'notice-not-in-force':
      throw new Problem('notice-not-in-force');
  }
}
