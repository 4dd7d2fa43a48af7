import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatActivationCode, type Identity, newActivationCode } from '../../../server/contract/index.ts';
import { activate, typedBy } from '../support/activation-client.ts';
import { digestOf, helene, someone, type Ticket, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const notAccepted = { status: 403, body: { answer: 'not-accepted' } };
const unlimited = { points: 100_000, seconds: 60 };
let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer({
    limits: { perNetwork: unlimited, perBirthDate: unlimited, overall: unlimited },
  });
});
afterAll(() => server.stop());

interface Opened extends Ticket {
  identity: Identity;
}

async function opened(identity = someone()): Promise<Opened> {
  const ticket = ticketFor(identity);
  expect((await server.kiosk.create(ticket.requestId, ticket.request)).body).toEqual({ outcome: 'created' });
  return { ...ticket, identity };
}

function redeem({ identity, code }: Opened, change: object = {}): Promise<{ status: number; body: unknown }> {
  return activate(server.publicUrl, { ...typedBy(identity, formatActivationCode(code)), ...change });
}

/** Four characters that are not the person's. */
const otherEnd = (identity: Identity): string => (identity.nir.endsWith('0000') ? '1111' : '0000');

test('the code of the ticket, the date of birth and the end of the NIR activate the record', async () => {
  const ticket = await opened(helene);
  // Her card says 19850500, a date without a day: she types 00.
  expect(await redeem(ticket)).toEqual({ status: 200, body: { answer: 'activated' } });
  const rows = await server.sql(
    'select state, activated_at is not null as dated from records where id = $1',
    [ticket.requestId],
  );
  expect(rows).toEqual([{ state: 'activated', dated: true }]);
  const audit = await server.sql(`select type from audit_events where record_id = $1 order by at, id`, [
    ticket.requestId,
  ]);
  expect(audit.map((row) => row['type'])).toEqual([
    'record-requested',
    'sending-begun',
    'record-created',
    'record-activated',
  ]);
});

test('a day or month typed without its zero is the same day', async () => {
  const ticket = await opened();
  expect(await redeem(ticket, { birthDate: { day: '12', month: '5', year: '1985' } })).toMatchObject({
    status: 200,
  });
});

test('unknown, used, replaced, expired, locked, refused, or another person’s: one same answer', async () => {
  const used = await opened();
  await redeem(used);
  const expired = await opened();
  await server.sql(
    `update activation_codes set expires_at = now() - interval '1 second' where record_id = $1`,
    [expired.requestId],
  );
  const locked = await opened();
  await server.sql('update activation_codes set attempts = 5 where record_id = $1', [locked.requestId]);
  const wrongPerson = await opened();
  const unknown = { ...wrongPerson, code: newActivationCode(randomInt) };
  const replaced = await opened();
  await replaceCode(replaced, newActivationCode(randomInt));
  server.dmp.nextCreates.push({ outcome: 'refused', code: 'X' });
  const refused = { ...ticketFor(someone()), identity: helene };
  await server.kiosk.create(refused.requestId, refused.request);

  const answers = [
    await redeem(used),
    await redeem(expired),
    await redeem(locked),
    await redeem(unknown),
    await redeem(replaced),
    await redeem({ ...refused, identity: refused.request.identity }),
    await redeem(wrongPerson, { nirEnd: otherEnd(wrongPerson.identity) }),
    await redeem(wrongPerson, { birthDate: { day: '01', month: '01', year: '1901' } }),
  ];
  for (const answer of answers) expect(answer).toEqual(notAccepted);
});

test('each answer costs one look-up and one audited write, whatever was wrong', async () => {
  const count = async (): Promise<number> =>
    Number((await server.sql('select count(*)::int as n from audit_events'))[0]?.['n']);
  const ticket = await opened();
  const before = await count();
  await redeem({ ...ticket, code: newActivationCode(randomInt) });
  await redeem(ticket, { nirEnd: otherEnd(ticket.identity) });
  await redeem(ticket);
  await redeem(ticket);
  expect(await count()).toBe(before + 4);
});

test('five wrong answers about the person lock the code; a reprint gives another one', async () => {
  const ticket = await opened();
  const wrong = { nirEnd: otherEnd(ticket.identity) };
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await redeem(ticket, wrong)).toEqual(notAccepted);
  expect(await redeem(ticket)).toEqual(notAccepted);
  const code = newActivationCode(randomInt);
  expect((await replaceCode(ticket, code)).status).toBe(204);
  expect(await redeem({ ...ticket, code })).toMatchObject({ status: 200 });
});

test('four wrong answers do not: people mistype', async () => {
  const ticket = await opened();
  for (let attempt = 0; attempt < 4; attempt += 1)
    await redeem(ticket, { nirEnd: otherEnd(ticket.identity) });
  expect(await redeem(ticket)).toMatchObject({ status: 200 });
});

test('thirty people at once with one code: it is used once', async () => {
  const ticket = await opened();
  const answers = await Promise.all(Array.from({ length: 30 }, () => redeem(ticket)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(29);
});

test('the right person before the national service answered is told so, and loses nothing', async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.dmp.nextCreates.push(async (opening) => {
    await held;
    server.dmp.act(opening);
    return { outcome: 'created' };
  });
  const identity = someone();
  const ticket = { ...ticketFor(identity), identity };
  await server.kiosk.create(ticket.requestId, ticket.request, 0);
  expect(await redeem(ticket)).toEqual({ status: 409, body: { answer: 'not-open-yet' } });
  expect(await redeem(ticket, { nirEnd: otherEnd(identity) })).toEqual(notAccepted);
  answer();
  await server.kiosk.create(ticket.requestId, ticket.request);
  expect(await redeem(ticket)).toMatchObject({ status: 200 });
});

test('a typing error in the code costs no try', async () => {
  const ticket = await opened();
  const mistyped = `${ticket.code.slice(0, 13)}${ticket.code.endsWith('0') ? '1' : '0'}`;
  const answer = await activate(server.publicUrl, typedBy(ticket.identity, mistyped));
  expect(answer).toEqual({ status: 400, body: { answer: 'mistyped' } });
  expect(
    await server.sql('select attempts from activation_codes where record_id = $1', [ticket.requestId]),
  ).toEqual([{ attempts: 0 }]);
});

test('what is not a request is refused', async () => {
  const typed = typedBy(helene, formatActivationCode(newActivationCode(randomInt)));
  for (const wrong of [{}, { ...typed, nirEnd: 'abcd' }, { ...typed, extra: true }, { ...typed, code: 12 }]) {
    expect(await activate(server.publicUrl, wrong)).toMatchObject({
      status: 400,
      body: { code: 'malformed-request' },
    });
  }
});

test('only the kiosk that opened the record may give it another code', async () => {
  const ticket = await opened();
  const other = randomUUID();
  await server.sql('insert into kiosks (id, site_id) select $1, id from sites limit 1', [other]);
  await server.sql('update records set kiosk_id = $1 where id = $2', [other, ticket.requestId]);
  expect(await replaceCode(ticket, newActivationCode(randomInt))).toMatchObject({
    status: 409,
    body: { code: 'record-not-available' },
  });
  expect(await redeem(ticket)).toMatchObject({ status: 200 });
});

test('a reprint asked twice is one reprint; a dead code does not come back; an activated record gets none', async () => {
  const ticket = await opened();
  const code = newActivationCode(randomInt);
  expect((await replaceCode(ticket, code)).status).toBe(204);
  expect((await replaceCode(ticket, code)).status).toBe(204);
  expect(await replaceCode(ticket, ticket.code)).toMatchObject({ body: { code: 'record-not-available' } });
  expect(
    await server.sql(
      'select count(*)::int as n from activation_codes where record_id = $1 and dead_at is null',
      [ticket.requestId],
    ),
  ).toEqual([{ n: 1 }]);
  await redeem({ ...ticket, code });
  expect(await replaceCode(ticket, newActivationCode(randomInt))).toMatchObject({
    status: 409,
    body: { code: 'record-not-available' },
  });
});

function replaceCode(ticket: Ticket, code: Ticket['code']): ReturnType<ServerUnderTest['kiosk']['send']> {
  return server.kiosk.send('PUT', `/v1/records/${ticket.requestId}/activation-code`, {
    activationDigest: digestOf(code),
  });
}
