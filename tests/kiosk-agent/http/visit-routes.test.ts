import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VisitSchema } from '../../../kiosk-agent/contract/index.ts';
import {
  answered,
  choosing,
  consent,
  deciding,
  held,
  openRecord,
  read,
  settled,
  told,
} from '../visit/kiosk-double.ts';
import { dupont, martin, numberedChild } from '../visit/people.ts';
import { type AgentDouble, agentDouble } from './agent-double.ts';
import { type Answer, Browser } from './browser.ts';

let agent: AgentDouble;
let browser: Browser;
beforeEach(async () => {
  agent = await agentDouble();
  browser = new Browser(agent);
  await browser.pair();
});
afterEach(() => agent.stop());

const visitIn = ({ text }: Answer) => VisitSchema.parse(JSON.parse(text));

describe('the commands of the screen', () => {
  test('lead from the card to the ticket, each answering the visit', async () => {
    const { visitId } = await choosing(agent.kiosk, dupont);
    const checked = await browser.post('/agent/visit/holder', { visitId, index: 0, as: 'self' });
    expect(visitIn(checked)).toMatchObject({ stage: 'deciding', record: { status: 'none' }, actor: 'self' });
    expect(await browser.post('/agent/visit/presence', { visitId })).toMatchObject({ status: 200 });
    const opened = await browser.post('/agent/visit/consent', { visitId, consent, ...told });
    expect(visitIn(opened)).toMatchObject({ outcome: 'created', ticket: { ticket: 'not-asked' } });
    const printed = await browser.post('/agent/visit/ticket', { visitId, on: 'paper', language: 'fr' });
    expect(visitIn(printed)).toMatchObject({ stage: 'finished', ticket: { ticket: 'printed' } });
    expect(visitIn(await browser.post('/agent/visit/end', { visitId }))).toEqual({ stage: 'none' });
    expect(await browser.post('/agent/visit/end', { visitId })).toMatchObject({
      status: 410,
      text: '{"code":"visit-over"}',
    });
  });

  test('take a no, and take it back', async () => {
    const visitId = await deciding(agent.kiosk, dupont);
    const answer = await browser.post('/agent/visit/refusal', { visitId, notice: consent.notice });
    expect(visitIn(answer)).toEqual({ stage: 'refused', visitId });
    const again = await browser.post('/agent/visit/reconsider', { visitId });
    expect(visitIn(again)).toMatchObject({ stage: 'deciding', holder: { firstName: 'HÉLÈNE' } });
  });

  test('close a record', async () => {
    agent.kiosk.server.on.status = async () => answered(openRecord);
    const visitId = await deciding(agent.kiosk, dupont);
    const { notice, language } = consent;
    const answer = await browser.post('/agent/visit/closure', {
      visitId,
      notice,
      language,
      shown: told.shown,
    });
    expect(visitIn(answer)).toEqual({ stage: 'finished', visitId, outcome: 'closed', ticket: null });
  });

  test('send a parent to the counter', async () => {
    const { visitId } = await choosing(agent.kiosk, numberedChild);
    const answer = await browser.post('/agent/visit/holder', { visitId, index: 0, as: 'parent' });
    expect(visitIn(answer)).toMatchObject({ stage: 'papers', as: 'parent' });
  });

  test('at the wrong stage are refused: 409', async () => {
    const { visitId } = await choosing(agent.kiosk, dupont);
    for (const [name, body] of [
      ['consent', { visitId, consent, ...told }],
      ['closure', { visitId, notice: consent.notice, language: 'fr', shown: told.shown }],
      ['refusal', { visitId, notice: consent.notice }],
      ['reconsider', { visitId }],
      ['ticket', { visitId, on: 'paper', language: 'fr' }],
      ['holder', { visitId, index: 0, as: 'parent' }],
    ] as const) {
      const answer = await browser.post(`/agent/visit/${name}`, body);
      expect(answer, name).toMatchObject({ status: 409, text: '{"code":"wrong-stage"}' });
    }
  });

  test('that say less, more or other than the contract are refused: 400', async () => {
    const { visitId } = await choosing(agent.kiosk, dupont);
    for (const [name, body] of [
      ['holder', { visitId, index: 0 }],
      ['holder', { visitId, index: 0, as: 'staff' }],
      ['ticket', { visitId, on: 'mail', language: 'fr' }],
      ['ticket', { visitId, on: 'paper', language: 'xx' }],
      ['closure', { visitId, language: 'fr' }],
      ['reconsider', { visitId, notice: consent.notice }],
    ] as const) {
      expect(await browser.post(`/agent/visit/${name}`, body), name).toMatchObject({ status: 400 });
    }
    expect(agent.kiosk.stage()).toBe('choosing');
  });

  test('cannot bring their own time, identity or outcome', async () => {
    const visitId = await deciding(agent.kiosk, dupont);
    const answeredAt = '2026-01-01T00:00:00Z';
    const forged = [
      { visitId, consent: { ...consent, answeredAt }, ...told },
      { visitId, consent: { ...consent, actor: 'self' }, ...told },
      { visitId, consent: { ...consent, assisted: false }, ...told },
      { visitId, consent: { ...consent, papersCallId: visitId }, ...told },
      { visitId, consent, ...told, identity: { nir: '255081416802538' } },
      { visitId, consent, ...told, outcome: 'created' },
      // Nor say less of what was shown than there was to say.
      { visitId, consent },
      { visitId, consent, ...told, shown: [] },
      { visitId, consent, ...told, misses: { insurer: 3, close: 0 } },
      { visitId, consent, ...told, shown: Array.from({ length: 401 }, () => told.shown[0]) },
    ];
    for (const body of forged) {
      expect(await browser.post('/agent/visit/consent', body)).toMatchObject({ status: 400 });
    }
    expect(agent.kiosk.stage()).toBe('deciding');
  });

  test('sent twice by two connections at once have one effect and one outcome', async () => {
    const visitId = await deciding(agent.kiosk, dupont);
    const opening = held<{ outcome: 'created' }>();
    agent.kiosk.server.on.createRecord = opening.call;
    const both = [1, 2].map(() => browser.post('/agent/visit/consent', { visitId, consent, ...told }));
    await opening.asked;
    opening.answer(answered({ outcome: 'created' }));
    for (const answer of await Promise.all(both))
      expect(visitIn(answer)).toMatchObject({ outcome: 'created' });
    expect(agent.kiosk.server.calls.filter(({ call }) => call === 'createRecord')).toHaveLength(1);
  });

  test('that break on a fault of ours say nothing of it', async () => {
    const { visitId } = await choosing(agent.kiosk, dupont);
    agent.kiosk.server.on.status = async () => {
      throw new Error('DUPONT 285057800600028');
    };
    const answer = await browser.post('/agent/visit/holder', { visitId, index: 0, as: 'self' });
    expect(answer).toMatchObject({ status: 500, text: '{"code":"internal"}' });
  });
});

test('nothing personal leaves: no body, header, event or log line holds a number, a family name or a code', async () => {
  const stream = await browser.listen();
  const events: string[] = [];
  const draining = (async () => {
    for (let event = await stream.next(); event; event = await stream.next()) events.push(event.data);
  })();
  const { kiosk } = agent;

  // A whole visit with a card pulled out, a code on the screen and a reprint; a refusal, a minor, a parent, failures.
  const one = await deciding(kiosk, dupont);
  kiosk.remove('card-1');
  kiosk.insert('card-1 again', read(dupont));
  await settled();
  await browser.post('/agent/visit/consent', { visitId: one, consent, ...told });
  await browser.post('/agent/visit/ticket', { visitId: one, on: 'paper', language: 'fr' });
  kiosk.printer.outcome = async () => ({ outcome: 'unknown', state: 'mute' });
  await browser.post('/agent/visit/ticket', { visitId: one, on: 'paper', language: 'fr' });
  kiosk.remove('card-1 again');
  const two = await deciding(kiosk, martin, 'card-2');
  await browser.post('/agent/visit/refusal', { visitId: two, notice: consent.notice });
  kiosk.remove('card-2');
  for (const as of ['self', 'parent']) {
    kiosk.insert(`card-3 ${as}`, read(dupont, numberedChild));
    await settled();
    await browser.post('/agent/visit/holder', { visitId: kiosk.visitId(), index: 1, as });
    await browser.post('/agent/visit/end', { visitId: kiosk.visitId() });
    kiosk.remove(`card-3 ${as}`);
  }
  kiosk.server.on.createRecord = async () => {
    throw new Error('DUPONT 285057800600028');
  };
  await browser.post('/agent/visit/consent', {
    visitId: await deciding(kiosk, dupont, 'card-4'),
    consent,
    ...told,
  });

  await settled();
  agent.pairing.close();
  await draining;
  const everything = [...agent.said, ...events, ...kiosk.lines].join('\n');
  expect(events.length).toBeGreaterThan(10);
  expect(everything).toContain('HÉLÈNE');
  expect(kiosk.lines.join('')).not.toMatch(/HÉLÈNE|JEANNE|LÉA|1985/);
  expect(everything).not.toMatch(/DUPONT|MARTIN|CODE\d|digest-\d/);
  expect(everything.replace(/[\s.-]/g, '')).not.toMatch(
    /285057800600028|2850578006000|255081416802538|213069999900183/,
  );
});
