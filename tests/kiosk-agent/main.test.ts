import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TellPhaseSchema } from '@borne/server/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AgentState, AgentStateSchema } from '../../kiosk-agent/contract/index.ts';
import { type CardBench, startCardBench } from '../support/card-bench.ts';
import { testPki } from '../support/pki.ts';
import { type PrinterBench, startPrinterBench } from '../support/printer-bench.ts';
import { type AgentProcess, agentProcess } from './agent-process.ts';
import { Browser, rawClient } from './http/browser.ts';
import { json, type TlsServer, tlsServer } from './server/tls-server.ts';
import { consent, noRecord, profile, told } from './visit/kiosk-double.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-agent-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Borne</title>');
const tokenFile = join(folder, 'pairing-token');
let card: CardBench;
let printer: PrinterBench;
let server: TlsServer;
let environment: Record<string, string>;

beforeAll(async () => {
  const pki = await testPki();
  [card, printer, server] = await Promise.all([startCardBench(), startPrinterBench(), tlsServer()]);
  server.reply = (response, { path }) => {
    if (path === '/v1/kiosk') json(response, 200, profile);
    else if (path === '/v1/status') json(response, 200, noRecord);
    else if (path === '/v1/kiosk/phase' || path.endsWith('/activation-code')) response.writeHead(204).end();
    else if (path.startsWith('/v1/calls/')) {
      const callId = path.split('/').at(-1);
      json(response, 200, { callId, state: 'waiting', ahead: 0, verdict: null });
    } else json(response, 200, { outcome: 'created' });
  };
  environment = {
    BORNE_MODE: 'development',
    AGENT_PORT: '0',
    UI_DIST: folder,
    PAIRING_TOKEN_FILE: tokenFile,
    SERVER_URL: server.url,
    SERVER_CA: pki.kioskCa,
    KIOSK_CERT: pki.kioskCert,
    KIOSK_KEY: pki.kioskKey,
    EVIDENCE_CERT: pki.evidenceCert,
    EVIDENCE_KEY: pki.evidenceKey,
    PRINTER_ADDRESS: printer.address,
    PRINTER_PROFILE: 'generic-80',
    DEVICES_SIMULATED: 'true',
    ...card.env,
  };
});
afterAll(async () => {
  await Promise.all([card.stop(), printer.stop(), server.stop()]);
  rmSync(folder, { recursive: true });
});

/** The screen of a running agent, and the last state that it was told. */
async function screenOf(port: number) {
  const client = { ...rawClient(port), token: readFileSync(tokenFile, 'utf8') };
  const browser = new Browser(client);
  expect((await browser.pair()).status).toBe(200);
  const stream = await browser.listen();
  const states: AgentState[] = [];
  void (async () => {
    for (let event = await stream.next(); event; event = await stream.next()) {
      if (event.event === 'state') states.push(AgentStateSchema.parse(JSON.parse(event.data)));
    }
  })();
  const until = (seen: Partial<AgentState> | object) =>
    vi.waitFor(() => expect(states.at(-1)).toMatchObject(seen), { timeout: 15_000 });
  return { browser, states, until, said: client.said };
}

async function stopped(agent: AgentProcess): Promise<number | null> {
  agent.child.kill('SIGTERM');
  return agent.ended;
}

test('from the card to the paper, on a real reader daemon, a real printer line and real TLS', async () => {
  const agent = agentProcess(environment);
  const port = await agent.ready();
  expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
  const { browser, states, until, said } = await screenOf(port);
  await until({ outOfService: null, slot: 'empty', printer: 'ready', simulated: true });

  await card.insert('dupont');
  await until({ slot: 'occupied', visit: { stage: 'choosing', holders: [{ firstName: 'HÉLÈNE' }, {}] } });
  const visit = states.at(-1)?.visit;
  const visitId = visit && visit.stage !== 'none' ? visit.visitId : '';
  await browser.post('/agent/assistance/call', { kind: 'help', visitId });
  await until({ assistance: { call: { kind: 'help', state: 'waiting' } } });
  await browser.post('/agent/visit/holder', { visitId, index: 0, as: 'self' });
  await browser.post('/agent/visit/consent', { visitId, consent, ...told });
  await until({ visit: { stage: 'finished', outcome: 'created', ticket: { ticket: 'not-asked' } } });
  await browser.post('/agent/visit/paper', { visitId, paper: 'information', on: 'paper', language: 'tr' });
  await until({ paper: { state: 'printed' } });
  await browser.post('/agent/visit/ticket', { visitId, on: 'paper', language: 'pt' });
  await until({ visit: { stage: 'finished', outcome: 'created', ticket: { ticket: 'printed' } } });
  await card.remove();
  await until({ slot: 'empty', visit: { stage: 'none' }, assistance: { call: null }, paper: null });

  const seenAt = (start: string) => server.seen.filter(({ path }) => path.startsWith(start));
  const phases = () =>
    seenAt('/v1/kiosk/phase').map(({ body }) => TellPhaseSchema.parse(JSON.parse(body)).phase);
  await vi.waitFor(() => expect(phases().slice(-2)).toEqual(['ending', 'free']), { timeout: 5_000 });
  // The call of the visit goes with it.
  await vi.waitFor(() => expect(seenAt('/v1/calls/').at(-1)?.method).toBe('DELETE'), { timeout: 5_000 });

  const jobs = await printer.jobs();
  expect(jobs.at(-1)).toMatchObject({ printed: true, unknown: [] });
  const code = /#(.*)$/.exec(jobs.at(-1)?.qr[0] ?? '')?.[1] ?? 'no code';
  const sent = server.seen.find(({ path }) => path === `/v1/records/${visitId}`);
  expect(JSON.parse(sent?.body ?? '')).toMatchObject({ identity: { nir: '285057800600028' } });

  expect(await stopped(agent)).toBe(0);
  expect(existsSync(tokenFile)).toBe(false);
  const everything = [
    ...said,
    ...states.map((state) => JSON.stringify(state)),
    agent.out(),
    agent.err(),
  ].join('\n');
  expect(everything).toContain('"event":"agent.ready"');
  expect(everything).not.toMatch(/DUPONT|285057800600028/);
  expect(everything).not.toContain(code);
  expect(agent.out()).not.toContain('HÉLÈNE');
  expect(agent.err()).toBe('');
});

describe('the agent ends', () => {
  test('when its launcher is gone', async () => {
    const agent = agentProcess(environment);
    await agent.ready();
    agent.child.disconnect();
    expect(await agent.ended).toBe(0);
  });

  test('within its time, with a screen that listens', async () => {
    const agent = agentProcess(environment);
    const { until } = await screenOf(await agent.ready());
    await until({ outOfService: null });
    expect(await stopped(agent)).toBe(0);
  });
});

describe('the agent does not start', () => {
  test('with a wrong configuration: one line for each problem, and no stack', async () => {
    const agent = agentProcess({ ...environment, AGENT_PORT: 'x', PRINTER_PROFILE: 'laser', SERVER_URL: '' });
    expect(await agent.ended).toBe(1);
    expect(agent.err().trim().split('\n')).toEqual([
      'Configuration de l’agent : AGENT_PORT : un port',
      'Configuration de l’agent : SERVER_URL : une adresse http(s)',
      expect.stringMatching(/^Configuration de l’agent : PRINTER_PROFILE : attendu [\w-]+ ou /),
    ]);
  });

  test('in production with what a bench has', async () => {
    const agent = agentProcess({ ...environment, BORNE_MODE: 'production' });
    expect(await agent.ended).toBe(1);
    expect(agent.err()).toContain('DEVICES_SIMULATED : des appareils simulés en production');
    expect(agent.err()).toContain('PRINTER_ADDRESS : ');
  });

  test('on a port that is taken: one line, and the agent that runs is not disturbed', async () => {
    const first = agentProcess(environment);
    const port = await first.ready();
    const token = readFileSync(tokenFile, 'utf8');
    const second = agentProcess({ ...environment, AGENT_PORT: String(port) });
    expect(await second.ended).toBe(1);
    expect(second.err().trim().split('\n')).toEqual([
      expect.stringMatching(/^L’agent ne démarre pas : un port est déjà pris \(.*EADDRINUSE.*\)$/),
    ]);
    expect(readFileSync(tokenFile, 'utf8')).toBe(token);
    expect(await stopped(first)).toBe(0);
  });
});
