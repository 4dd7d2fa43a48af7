import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { choosing, settled } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';
import { type AgentDouble, agentDouble } from './agent-double.ts';
import { Browser } from './browser.ts';

let agent: AgentDouble;
let browser: Browser;
beforeEach(async () => {
  agent = await agentDouble();
  browser = new Browser(agent);
  await browser.pair();
});
afterEach(() => agent.stop());

const post = (name: string, body: object) => browser.post(`/agent/assistance/${name}`, body);
const assistance = () => agent.kiosk.board.state().assistance;
const former = '0192f0de-0000-7000-8000-000000000000';

describe('the counter', () => {
  test('is called without a card, and let go', async () => {
    expect(await post('call', { kind: 'help', visitId: null })).toMatchObject({ status: 204, text: '' });
    await settled();
    expect(assistance().call).toEqual({ kind: 'help', state: 'waiting', ahead: 2 });
    expect(await post('withdraw', { kind: 'help', visitId: null })).toMatchObject({ status: 204 });
    expect(assistance().call).toBeNull();
    expect(await post('withdraw', { kind: 'help', visitId: null })).toMatchObject({ status: 204 });
  });

  test('is called for an explanation of this visit, which it confirms', async () => {
    const { visitId } = await choosing(agent.kiosk, dupont);
    await post('call', { kind: 'explanation', visitId });
    await settled();
    expect(agent.counter.open()).toMatchObject({ kind: 'explanation', visitId });
  });

  test('gives a number for this visit', async () => {
    const { visitId } = await choosing(agent.kiosk, dupont);
    expect(await post('hand-over', { visitId, reason: 'not-me' })).toMatchObject({ status: 204 });
    await vi.waitFor(() => expect(assistance().handOver).toEqual({ state: 'given', code: 'K7M2Q1' }));
  });

  test('is not called for a visit that is over: 410', async () => {
    await choosing(agent.kiosk, dupont);
    for (const [name, body] of [
      ['call', { kind: 'help', visitId: former }],
      ['hand-over', { visitId: former, reason: 'not-me' }],
    ] as const) {
      expect(await post(name, body), name).toMatchObject({ status: 410, text: '{"code":"visit-over"}' });
    }
    expect(assistance()).toEqual({ call: null, explained: false, handOver: null });
  });

  test('explains to nobody without a visit: 409', async () => {
    expect(await post('call', { kind: 'explanation', visitId: null })).toMatchObject({ status: 409 });
  });

  test.each([
    ['call', { kind: 'papers', visitId: null }],
    ['call', { kind: 'card-forgotten', visitId: null }],
    ['call', { kind: 'help' }],
    ['call', { kind: 'help', visitId: null, name: 'DUPONT' }],
    ['hand-over', { visitId: former, reason: 'said no' }],
    ['withdraw', {}],
    ['withdraw', { visitId: null }],
    ['withdraw', { kind: 'papers', visitId: null }],
  ])('takes no %s such as %j: 400', async (name, body) => {
    expect(await post(name, body)).toMatchObject({ status: 400, text: '{"code":"malformed-request"}' });
    expect(agent.counter.calls).toEqual([]);
  });

  test('is called by the kiosk’s own page only', async () => {
    const stranger = new Browser(agent);
    const answer = await stranger.post('/agent/assistance/call', { kind: 'help', visitId: null });
    expect(answer).toMatchObject({ status: 401 });
    expect(assistance().call).toBeNull();
  });
});

describe('a sheet', () => {
  const ask = (body: object) => browser.post('/agent/visit/paper', body);
  const guide = { visitId: null, paper: 'information', on: 'paper', language: 'tr' };

  test('is printed in the language asked for', async () => {
    expect(await ask(guide)).toMatchObject({ status: 204, text: '' });
    await vi.waitFor(() => expect(agent.kiosk.board.state().paper).toEqual({ state: 'printed' }));
    expect(agent.kiosk.printer.tickets).toMatchObject([{ paper: 'information', language: 'tr' }]);
  });

  test.each([
    [410, { ...guide, visitId: former }],
    [409, { ...guide, paper: 'refusal' }],
    [400, { ...guide, paper: 'ticket' }],
    [400, { ...guide, language: 'de' }],
    [400, { ...guide, siteName: 'elsewhere' }],
  ])('is refused with %i for %j', async (status, body) => {
    expect(await ask(body)).toMatchObject({ status });
    expect(agent.kiosk.printer.tickets).toEqual([]);
  });

  test('is for the kiosk’s own page only', async () => {
    expect(await new Browser(agent).post('/agent/visit/paper', guide)).toMatchObject({ status: 401 });
  });
});
