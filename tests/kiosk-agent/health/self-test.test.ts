import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AgentDouble, agentDouble } from '../http/agent-double.ts';

let agent: AgentDouble;
beforeEach(async () => {
  agent = await agentDouble();
});
afterEach(() => agent.stop());

const told = () => agent.kiosk.lines.filter((line) => line.includes('"event":"device.health"'));

test('asks the printer itself, and tells the board', async () => {
  agent.kiosk.printer.state = async () => 'cover-open';
  expect((await agent.health.run()).devices.printer).toEqual({ health: 'degraded', reason: 'cover-open' });
  expect(agent.kiosk.board.state().printer).toBe('cover-open');
});

test('leaves a printer alone in the middle of a ticket', async () => {
  let asked = 0;
  agent.kiosk.printer.state = async () => {
    asked += 1;
    return 'ready';
  };
  const visitId = '0192f000-0000-7000-8000-000000000001';
  agent.kiosk.board.update({ visit: { stage: 'printing', visitId, outcome: 'created' } });
  await agent.health.run();
  expect(asked).toBe(0);
});

test('logs at first what should work and does not, then each change once', async () => {
  await agent.health.run();
  expect(told().map((line) => /"device":"([a-z-]+)"/.exec(line)?.[1])).toEqual(['voice', 'screen']);
  agent.kiosk.printer.state = async () => 'paper-out';
  await agent.health.run();
  await agent.health.run();
  agent.kiosk.printer.state = async () => 'ready';
  await agent.health.run();
  expect(
    told()
      .slice(2)
      .map((line) => /"health":"([a-z]+)"/.exec(line)?.[1]),
  ).toEqual(['degraded', 'ready']);
});
