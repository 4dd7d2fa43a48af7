/** A canary is planted, every path is walked, and the canary is looked for: in every column and every line of log. */
import { randomInt, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatActivationCode, newActivationCode } from '../../server/contract/index.ts';
import { activate, typedBy } from './support/activation-client.ts';
import { closureFor, digestOf, person, type Ticket, ticketFor } from './support/people.ts';
import { type ServerUnderTest, startTestServer } from './support/server-under-test.ts';

const canary = person('269062B12345634', 'CANARIFAMILLE', 'CANARIPRENOM', '19690613');
let server: ServerUnderTest;
let ticket: Ticket;

beforeAll(async () => {
  server = await startTestServer();
  ticket = ticketFor(canary);
  const { kiosk, dmp, publicUrl } = server;
  dmp.nextCreates.push({ outcome: 'uncertain', reason: 'cut' });
  await kiosk.send('POST', '/v1/status', { identity: canary });
  await kiosk.create(ticket.requestId, ticket.request);
  await kiosk.create(ticket.requestId, {
    ...ticket.request,
    activationDigest: digestOf(newActivationCode(randomInt)),
  });
  await kiosk.create(ticketFor(canary).requestId, ticket.request);
  await kiosk.close(randomUUIDv7(), closureFor(person('155012A00123483', 'CANARIFAMILLE', 'X', '19550101')));
  await kiosk.send('POST', '/v1/status', { identity: canary, more: canary });
  await kiosk.send('POST', `/v1/${canary.nir}`, { identity: canary });
  await server.sql('alter table consents rename to consents_hidden');
  await kiosk.create(
    ticketFor(canary).requestId,
    ticketFor(person('155012A00123483', 'CANARIFAMILLE', 'X', '19550101')).request,
  );
  await server.sql('alter table consents_hidden rename to consents');
  const typed = typedBy(canary, formatActivationCode(ticket.code));
  await activate(publicUrl, { ...typed, nirEnd: '0000' });
  await activate(publicUrl, { ...typed, more: canary });
  await activate(publicUrl, typed);
  await kiosk.close(randomUUIDv7(), closureFor(canary));
});
afterAll(() => server.stop());

/** Every trait, also as the encodings in which it could hide. */
function forbidden(): string[] {
  const { nir, familyName, firstName, birthDate } = canary;
  const plain = [
    nir,
    nir.slice(0, 13),
    '155012A00123483',
    familyName,
    firstName,
    birthDate,
    ticket.code,
    formatActivationCode(ticket.code),
  ];
  const digest = Buffer.from(ticket.request.activationDigest, 'base64url');
  const encoded = plain.flatMap((text) => [
    Buffer.from(text).toString('hex'),
    Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1),
  ]);
  return [...plain, ...encoded, ticket.request.activationDigest, digest.toString('hex')];
}

test('the walk went where it should', async () => {
  expect(await server.sql('select state from records where id = $1', [ticket.requestId])).toEqual([
    { state: 'closed' },
  ]);
  const events = await server.sql(
    `select type from audit_events where type ~ '^(record-activated|closure-)'`,
  );
  expect(events.map(({ type }) => String(type)).toSorted()).toEqual([
    'closure-confirmed',
    'closure-refused',
    'closure-requested',
    'closure-requested',
    'record-activated',
  ]);
  expect(server.logged()).toContain('request-failed');
});

test('no column of any table holds the person or the code', async () => {
  const tables = await server.sql(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const dump: string[] = [];
  for (const { name } of tables) {
    for (const row of await server.sql(`select t::text as line from ${String(name)} t`))
      dump.push(String(row['line']));
  }
  const text = dump.join('\n');
  expect(text).toContain(ticket.requestId);
  for (const trait of forbidden()) expect(text).not.toContain(trait);
});

test('no line of the log does', () => {
  for (const trait of forbidden()) expect(server.logged()).not.toContain(trait);
});
