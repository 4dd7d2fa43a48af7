/** Records that a representative opened: the counter accepted their papers for that visit. */
import { randomUUIDv7 } from 'node:crypto';
import { expect } from 'vitest';
import type { Identity } from '../../../server/contract/index.ts';
import { type Ticket, ticketFor } from './people.ts';
import type { ServerUnderTest } from './server-under-test.ts';

export interface OpenedBy {
  actor: 'parent' | 'guardian';
  relation: 'mother' | 'father' | 'guardian';
}

export async function openedFor(
  server: ServerUnderTest,
  identity: Identity,
  { actor, relation }: OpenedBy,
): Promise<Ticket> {
  const { request, ...ticket } = ticketFor(identity);
  const papersCallId = randomUUIDv7();
  const call = { kind: 'papers', visitId: ticket.requestId, as: actor };
  expect((await server.kiosk.send('PUT', `/v1/calls/${papersCallId}`, call)).status).toBe(200);
  await server.sql(
    `update calls set state = 'over', verdict = 'accepted', relation = $2, opinion = 'agrees', taken_by = 'staff-1',
                      taken_at = now(), over_at = now() where id = $1`,
    [papersCallId, relation],
  );
  const opening = { ...request, consent: { ...request.consent, actor, papersCallId } };
  expect((await server.kiosk.create(ticket.requestId, opening)).body).toEqual({ outcome: 'created' });
  return { ...ticket, request: opening };
}
