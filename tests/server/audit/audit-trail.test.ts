import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditDetail, auditEventTypes } from '../../../server/src/audit/audit-event.ts';
import { helene, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
  const { requestId, request } = ticketFor(helene);
  await server.kiosk.create(requestId, request);
});
afterAll(() => server.stop());

test.each([
  'update audit_events set detail = null',
  'delete from audit_events',
  'truncate audit_events',
  'truncate audit_events cascade',
])('the audit trail refuses « %s »', async (statement) => {
  const before = await server.sql('select * from audit_events order by id');
  expect(before.length).toBeGreaterThan(0);
  await expect(server.sql(statement)).rejects.toThrow('audit_events can only be added to');
  expect(await server.sql('select * from audit_events order by id')).toEqual(before);
});

test('a row can be added, with a word of detail and nothing longer', async () => {
  const add = (detail: string) =>
    server.sql(`insert into audit_events (id, type, detail) values ($1, 'status-asked', $2)`, [
      randomUUIDv7(),
      detail,
    ]);
  await add('none');
  await expect(add('DUPONT HÉLÈNE')).rejects.toThrow('audit_events_detail_check');
});

test('whatever the national service writes becomes a detail that the table accepts', () => {
  expect(auditDetail('DMPAccessDenied')).toBe('DMPAccessDenied');
  expect(auditDetail('Refusé : « non »\n')).toMatch(/^[A-Za-z0-9._:-]{1,80}$/);
  expect(auditDetail('')).toBe('none');
  expect(auditDetail('x'.repeat(500))).toHaveLength(80);
});

test('every event that the server wrote is on the documented list', async () => {
  const rows = await server.sql('select distinct type from audit_events');
  for (const row of rows) expect(auditEventTypes).toContain(row['type']);
});
