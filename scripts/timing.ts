/**
 * `node scripts/timing.ts [samples] [address]`: does the time of an answer tell a code that was never printed from one
 * that is used, expired or locked? Prints `{ ok, samples, timingT, pairs, meansMs }`; ok: every |t| of Welch is below
 * 4.5. `address`: /api/activation, or /api/home/return. Wants a quiet machine, and about ten minutes for 20,000.
 */
import { startTemporaryLine } from './line/temporary-line.ts';
import { type MeasureOptions, measure } from './timing/measure.ts';
import { kinds, prepareTickets } from './timing/tickets.ts';
import { welchT } from './timing/welch.ts';

const goal = 4.5;
const samples = Number(process.argv[2] ?? 20_000);
const address: MeasureOptions['address'] =
  process.argv[3] === '/api/home/return' ? '/api/home/return' : '/api/activation';
const say = (text: string): void => console.error(text);

const line = await startTemporaryLine({ say: () => undefined });
try {
  const tickets = await prepareTickets(line, 8);
  const found = await measure({ line, tickets, samples, lanes: 3, address, say });
  const pairs = kinds.flatMap((one, place) =>
    kinds
      .slice(place + 1)
      .map((other) => [`${one}/${other}`, rounded(welchT(found[one], found[other]))] as const),
  );
  const timingT = Math.max(...pairs.map(([, t]) => Math.abs(t)));
  const meansMs = Object.fromEntries(kinds.map((kind) => [kind, rounded(found[kind].mean)]));
  const result = { ok: timingT < goal, address, samples, timingT, pairs: Object.fromEntries(pairs), meansMs };
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
} finally {
  await line.stop();
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
