/**
 * `npm run bench`: measures on a line of its own and prints one JSON line a measure, then one object with all of them.
 * Machines are shared and noisy: only ratios taken in one run may be compared. What could not be measured is null, with
 * its reason, and the exit code is 1.
 */
import { callTimes } from './bench/call-times.ts';
import { databaseRate } from './bench/database-rate.ts';
import { screenTimes } from './bench/screen-times.ts';
import { serverRate } from './bench/server-rate.ts';
import { kioskPanel, launchChromium } from './drill/chromium.ts';
import { handsOf } from './drill/hands.ts';
import { startTemporaryLine, type TemporaryLine } from './line/temporary-line.ts';

const clients = 8;
const seconds = 10;

const results: Record<string, unknown> = {};

await onALine('avec les livraisons au DMP national', {}, async (line) => {
  await atTheScreen(line);
  console.error(`Ouvertures par seconde, livraisons comprises : ${clients} clients, ${seconds} s…`);
  const rate = await serverRate(line, clients, seconds);
  const { creations } = await handsOf(line.ports).national();
  report('wholeOpeningsPerSecond', rate.accepted > 0 ? rate.perSecond : null, `${rate.refused} refused`);
  report('nationalCreationsPerSecond', Math.round(creations / seconds));
});
await onALine(
  'sans livraison, comme un nœud qui ne sert que les bornes',
  { DELIVERY_WORKERS: '0' },
  commitRates,
);

const ok = Object.values(results).every((value) => value !== null);
console.log(JSON.stringify({ ok, ...results }));
process.exitCode = ok ? 0 : 1;

async function atTheScreen(line: TemporaryLine): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await (await kioskPanel(browser)).newPage();
    await page.goto(line.screenUrl());
    await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
    console.error('De « Aide » au comptoir…');
    await orReason('helpToCounter', async () => report('helpToCounter', await callTimes(line, page)));
    console.error('Attentes à l’écran…');
    await orReason('cardToIdentityMs', async () => {
      for (const [name, value] of Object.entries(await screenTimes(line, page))) report(name, value);
    });
  } finally {
    await browser.close();
  }
}

/** What could not be measured is told under the name of `measure`. */
async function orReason(measure: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    report(measure, null, error instanceof Error ? error.message : String(error));
  }
}

/** What the server commits, then what the database itself commits of the same SQL, on the same database, alone. */
async function commitRates(line: TemporaryLine): Promise<void> {
  console.error(`Ouvertures par seconde, jusqu’au commit : ${clients} clients, ${seconds} s de chaque côté…`);
  const server = await serverRate(line, clients, seconds);
  report(
    'serverOpeningsPerSecond',
    server.accepted > 0 ? server.perSecond : null,
    `${server.refused} refused`,
  );
  await line.stopServer();
  const database = await databaseRate(line.databaseUrl, clients, seconds);
  report('databaseOpeningsPerSecond', database.perSecond, 'reason' in database ? database.reason : undefined);
  const ratio =
    database.perSecond === null ? null : Math.round((100 * server.perSecond) / database.perSecond) / 100;
  report('serverToDatabaseRatio', ratio, 'the database has no rate to compare with');
}

async function onALine(
  what: string,
  serverSettings: Record<string, string>,
  measure: (line: TemporaryLine) => Promise<void>,
): Promise<void> {
  console.error(`\nUne ligne entière, sur une base vide, ${what}…`);
  const line = await startTemporaryLine({ serverSettings, say: () => undefined });
  try {
    await measure(line);
  } finally {
    await line.stop();
  }
}

function report(measure: string, value: unknown, reason?: string): void {
  results[measure] = value;
  console.log(JSON.stringify({ measure, value, ...(value === null ? { reason } : {}) }));
}
