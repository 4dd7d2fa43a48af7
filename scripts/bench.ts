/**
 * `npm run bench`: measures on a line of its own and prints one JSON line a measure, then one object with all of them.
 * Machines are shared and noisy: only ratios taken in one run may be compared. What could not be measured is null, with
 * its reason, and the exit code is 1. `--records N`: also audited openings, evidence and ledger on, among 10,000 records
 * and among N (1,000,000 in the goal: at least 0.9 of the small one; filling, numbering and sealing: 42 s for 100,000);
 * `--only-records`: nothing else. `--only-openings`: the rate and the cost of openings beside pgbench, about two minutes.
 * `--only-national`: the gateway before the simulated national service, calls a second and cost of a message, less than a
 * minute.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { callTimes } from './bench/call-times.ts';
import { fillRecords } from './bench/fill-records.ts';
import { nationalRates } from './bench/national/national-rates.ts';
import { openingRates } from './bench/opening-rates.ts';
import { screenTimes } from './bench/screen-times.ts';
import { serverRate } from './bench/server-rate.ts';
import { kioskPanel, launchChromium } from './drill/chromium.ts';
import { handsOf } from './drill/hands.ts';
import { startTemporaryLine, type TemporaryLine } from './line/temporary-line.ts';
import { developmentPki } from './pki/development-pki.ts';

const clients = 8;
const seconds = 10;
const few = 10_000;

const results: Record<string, unknown> = {};

const { values: given } = parseArgs({
  options: {
    records: { type: 'string' },
    'only-records': { type: 'boolean', default: false },
    'only-openings': { type: 'boolean', default: false },
    'only-national': { type: 'boolean', default: false },
  },
});
const many = z.coerce.number().int().min(few).max(10_000_000).optional().parse(given.records);

const only = (['records', 'openings', 'national'] as const).find((part) => given[`only-${part}`]);

if (only === undefined) {
  await onALine('avec les livraisons au DMP national', {}, async (line) => {
    await atTheScreen(line);
    console.error(`Ouvertures par seconde, livraisons comprises : ${clients} clients, ${seconds} s…`);
    const rate = await serverRate(line, clients, seconds);
    const { creations } = await handsOf(line.ports).national();
    report('wholeOpeningsPerSecond', rate.accepted > 0 ? rate.perSecond : null, `${rate.refused} refused`);
    report('nationalCreationsPerSecond', Math.round(creations / seconds));
  });
}
if (only === undefined || only === 'national') await orReason('national', nationalCalls);
if (only === undefined || only === 'openings') await orReason('openingsPerSecond', commitRates);
if (many !== undefined) {
  await onALine(`sans livraison, parmi ${few} puis ${many} dossiers`, { DELIVERY_WORKERS: '0' }, (line) =>
    orReason('openingsAmongManyToFew', () => ratesAmong(line, many)),
  );
}

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

/** What the server commits, then what the database itself commits of the same statements, on the same database, alone. */
async function commitRates(): Promise<void> {
  console.error(
    `\nOuvertures par seconde, jusqu’au commit : ${clients} clients, ${seconds} s de chaque côté…`,
  );
  const { reason, ...rates } = await openingRates(clients, seconds);
  for (const [name, value] of Object.entries(rates)) report(name, value, reason ?? 'openings were refused');
}

async function nationalCalls(): Promise<void> {
  console.error('\nAppels au DMP national simulé : débit, et coût d’un message étape par étape…');
  const folder = mkdtempSync(join(tmpdir(), 'borne-national-bench-'));
  try {
    report('national', await nationalRates({ calls: 400, clients }, await developmentPki(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same server, the same clients, on a small and on a large database. */
async function ratesAmong(line: TemporaryLine, large: number): Promise<void> {
  const rates: number[] = [];
  // What the database is filled with is an opening that the server has committed, many times.
  await serverRate(line, clients, 1);
  for (const count of [few, large]) {
    console.error(`Parmi ${count} dossiers…`);
    await fillRecords(line.databaseUrl, count, (text) => console.error(text));
    const { perSecond, refused } = await serverRate(line, clients, seconds);
    rates.push(perSecond);
    report(`openingsPerSecondAmong${count}`, perSecond > 0 ? perSecond : null, `${refused} refused`);
  }
  const [small = 0, big = 0] = rates;
  report('openingsAmongManyToFew', small > 0 ? Math.round((100 * big) / small) / 100 : null, 'no small rate');
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
