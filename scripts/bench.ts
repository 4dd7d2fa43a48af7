/**
 * `npm run bench`: measures on a line of its own and prints one JSON line a measure, then one object with all of them.
 * Machines are shared and noisy: only ratios taken in one run may be compared. What could not be measured is null, with
 * its reason, and the exit code is 1.
 */
import { databaseRate } from './bench/database-rate.ts';
import { tenth } from './bench/quantiles.ts';
import { screenTimes } from './bench/screen-times.ts';
import { serverRate } from './bench/server-rate.ts';
import { launchChromium } from './drill/chromium.ts';
import { startTemporaryLine, type TemporaryLine } from './line/temporary-line.ts';

const clients = 8;
const seconds = 10;

const results: Record<string, unknown> = {};

console.error('Démarrage d’une ligne entière, sur une base vide…');
const line = await startTemporaryLine({ say: (text) => console.error(`  ${text}`) });
try {
  console.error('\nAttentes à l’écran…');
  await atTheScreen(line);
  console.error(`Ouvertures par seconde, ${clients} clients, ${seconds} s de chaque côté…`);
  await rates(line);
} finally {
  await line.stop();
}
const ok = Object.values(results).every((value) => value !== null);
console.log(JSON.stringify({ ok, ...results }));
process.exitCode = ok ? 0 : 1;

async function atTheScreen(on: TemporaryLine): Promise<void> {
  const browser = await launchChromium();
  try {
    for (const [name, value] of Object.entries(await screenTimes(on, browser))) report(name, value);
  } catch (error) {
    report('cardToIdentityMs', null, error instanceof Error ? error.message : String(error));
  } finally {
    await browser.close();
  }
}

/** The server first, with its worker delivering meanwhile; then it is stopped, so that pgbench is alone with the database. */
async function rates(on: TemporaryLine): Promise<void> {
  const server = await serverRate(on, clients, seconds);
  report(
    'serverOpeningsPerSecond',
    server.accepted > 0 ? server.perSecond : null,
    `${server.refused} refused`,
  );
  await on.stopServer();
  const database = await databaseRate(on.databaseUrl, clients, seconds);
  report('databaseOpeningsPerSecond', database.perSecond, 'reason' in database ? database.reason : undefined);
  const ratio =
    database.perSecond === null ? null : tenth((100 * server.perSecond) / database.perSecond) / 100;
  report('serverToDatabaseRatio', ratio, ratio === null ? 'no rate of the database' : undefined);
}

function report(measure: string, value: unknown, reason?: string): void {
  results[measure] = value;
  console.log(JSON.stringify({ measure, value, ...(value === null ? { reason } : {}) }));
}
