/** The national bench with few calls: that it measures both sides and adds up, not how fast this machine is. */
import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../../scripts/bench/national/at-once.ts';
import { messageKinds } from '../../../scripts/bench/national/message-kinds.ts';
import { type NationalRate, nationalRates } from '../../../scripts/bench/national/national-rates.ts';
import { testPki } from '../../support/pki.ts';

let rates: Record<string, NationalRate>;
beforeAll(async () => {
  rates = await nationalRates({ calls: 16, clients: 4 }, await testPki());
}, 60_000);

test('each message of the outbox has its rate beside a bare one, and its cost step by step', () => {
  expect(Object.keys(rates)).toEqual(['TD0.2', 'TD1.1']);
  for (const rate of Object.values(rates)) {
    const { sum, ...steps } = rate.cpuMsPerMessage;
    expect(Object.keys(steps)).toEqual(['build', 'sign', 'send', 'parse', 'check']);
    const added = Object.values(steps).reduce((all, ms) => all + ms, 0);
    expect(Math.abs(sum - added)).toBeLessThan(0.05);
    // An RSA signature costs something on any machine; so does a call, on both sides.
    expect(steps.sign).toBeGreaterThan(0);
    expect(Math.min(rate.callsPerSecond, rate.bareCallsPerSecond, rate.cpuMsPerCall.ours)).toBeGreaterThan(0);
    expect(rate.requestBytes).toBeGreaterThan(5_000);
  }
});

test('an answer that is not the expected one is no measure', async () => {
  const wrong = messageKinds.slice(1).map((kind) => ({ ...kind, expected: 'exists' }));
  await expect(nationalRates({ calls: 9, clients: 2 }, await testPki(), wrong)).rejects.toThrow(
    'TD1.1: created, not exists',
  );
}, 60_000);

test('so many under way and no more, each result in its place', async () => {
  let underWay = 0;
  let most = 0;
  const results = await atOnce(3, [5, 4, 3, 2, 1], async (turns) => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    underWay -= 1;
    return turns * 10;
  });
  expect([most, results]).toEqual([3, [50, 40, 30, 20, 10]]);
});
