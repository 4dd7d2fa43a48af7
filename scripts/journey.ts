/**
 * `npm run journey`: a whole line of its own, the real screen in Chromium from card in to card out, the ticket's QR
 * read by a decoder that nobody here wrote, the code redeemed on a phone, the national internet access asked for there. Progress on stderr, one JSON object last on
 * stdout, exit code 0 only if all held. Options: --refuse (the no), --screens DIR (a PNG of every screen).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { activateOnPhone } from './drill/activation.ts';
import { kioskPanel, launchChromium, patientPhone } from './drill/chromium.ts';
import { evidenceHolds } from './drill/evidence.ts';
import { type Hands, handsOf } from './drill/hands.ts';
import { askForAccess } from './drill/home-access.ts';
import { type Patient, patientAt } from './drill/patient.ts';
import { decodeQr } from './drill/qr.ts';
import { askDatabase } from './drill/records.ts';
import { demonstrationPerson, openRecord, refuse } from './drill/visits.ts';
import { StartProblem } from './line/start-problem.ts';
import { startTemporaryLine, type TemporaryLine } from './line/temporary-line.ts';

interface Outcome {
  ok: boolean;
  [figure: string]: unknown;
}

interface Drill {
  line: TemporaryLine;
  browser: Browser;
  hands: Hands;
  patient: Patient;
  pictures: [name: string, picture: Buffer][];
}

try {
  const outcome = await journey();
  console.log(JSON.stringify(outcome));
  process.exitCode = outcome.ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  console.log(
    JSON.stringify({ ok: false, reason: error instanceof Error ? error.message.split('\n')[0] : 'unknown' }),
  );
  process.exitCode = 1;
}

async function journey(): Promise<Outcome> {
  const { values } = parseArgs({ options: { refuse: { type: 'boolean' }, screens: { type: 'string' } } });
  console.error('Démarrage d’une ligne entière, sur une base vide…');
  const line = await startTemporaryLine();
  const browser = await launchChromium();
  try {
    const drill = await atTheScreen(line, browser);
    try {
      return await (values.refuse ? refusal(drill) : opening(drill));
    } finally {
      // Also when it failed: the last picture shows where.
      if (values.screens) savePictures(values.screens, drill);
    }
  } finally {
    await browser.close();
    await line.stop();
  }
}

async function atTheScreen(line: TemporaryLine, browser: Browser): Promise<Drill> {
  const page = await (await kioskPanel(browser)).newPage();
  await page.goto(line.screenUrl());
  await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
  const patient = patientAt(page);
  patient.seen.push({ title: 'Votre dossier de santé', picture: await page.screenshot() });
  return { line, browser, hands: handsOf(line.ports), patient, pictures: [] };
}

async function opening(drill: Drill): Promise<Outcome> {
  const { line, browser, hands, patient, pictures } = drill;
  await openRecord(patient, hands, demonstrationPerson.card);
  console.error(`  ${patient.seen.length} écrans, carte rendue`);
  const [job] = (await hands.printJobs()).slice(-1);
  const ticket = job && (await hands.ticketPicture(job.id));
  if (ticket) pictures.push(['ticket', ticket]);
  const address = ticket ? decodeQr(ticket) : null;
  const qrDecoded = address?.startsWith(`http://localhost:${line.ports.activation}/a#`) ?? false;
  console.error(`  QR du ticket ${qrDecoded ? 'lu' : 'NON LU'} par un décodeur indépendant`);
  const phone = await (await patientPhone(browser)).newPage();
  const look = (name: string, picture: Buffer): number => pictures.push([name, picture]);
  const told =
    address !== null && qrDecoded && (await activateOnPhone(phone, address, demonstrationPerson, look));
  const record = await recordState(line);
  const activated = told && record === 'activated';
  console.error(`  code ${activated ? 'accepté : dossier activé' : 'REFUSÉ'}`);
  const access = activated && (await askForAccess(phone, line.mailboxUrl, look));
  console.error(
    `  accès internet ${access ? 'créé : identifiant à l’écran, mot de passe par e-mail' : 'MANQUÉ'}`,
  );
  const proved = await evidenceHolds(line);
  console.error(`  preuve ${proved ? 'exportée, admise par les deux vérificateurs' : 'REFUSÉE'}`);
  const { creations } = await hands.national();
  const misunderstood = job?.unknown.length ?? 0;
  return {
    ok:
      job?.printed === true &&
      misunderstood === 0 &&
      qrDecoded &&
      activated &&
      access &&
      proved &&
      creations === 1,
    record: record ?? null,
    national: creations,
    qrDecoded,
    activated,
    access,
    proved,
    screens: patient.seen.length,
    machineMs: total(patient.waits),
    waits: patient.waits,
  };
}

/** A refusal leaves a count and nothing else: no record, no national call that changes anything, no ticket. */
async function refusal({ line, hands, patient }: Drill): Promise<Outcome> {
  await refuse(patient, hands, demonstrationPerson.card);
  const row = await refusalCounted(line);
  const { creations } = await hands.national();
  const tickets = (await hands.printJobs()).length;
  const reason = 'a refusal prints no ticket, so there is no code to read or to redeem';
  return {
    ok: row?.records === 0 && row.refusals === 1 && creations === 0 && tickets === 0,
    record: row?.records === 0 ? 'none' : 'present',
    refusals: row?.refusals ?? null,
    national: creations,
    qrDecoded: null,
    activated: null,
    access: null,
    reason,
    screens: patient.seen.length,
    machineMs: total(patient.waits),
    waits: patient.waits,
  };
}

interface RefusalCount {
  records: number;
  refusals: number;
}

/** A refusal is counted once the person is gone, so that they may reconsider: a moment after their card is out. */
async function refusalCounted(line: TemporaryLine): Promise<RefusalCount | undefined> {
  for (let tries = 1; ; tries += 1) {
    const [row] = await askDatabase<RefusalCount>(
      line.databaseUrl,
      `select (select count(*)::int from records) as records,
              (select coalesce(sum(refusals), 0)::int from refusal_counts) as refusals`,
    );
    if (row?.refusals !== 0 || tries === 20) return row;
    await sleep(100);
  }
}

/** State of the one record; undefined when there is none, or more than one. */
async function recordState(line: TemporaryLine): Promise<string | undefined> {
  const rows = await askDatabase<{ state: string }>(line.databaseUrl, 'select state from records');
  return rows.length === 1 ? rows[0]?.state : undefined;
}

function total(waits: Record<string, number>): number {
  return Object.values(waits).reduce((sum, wait) => sum + wait, 0);
}

function savePictures(folder: string, { patient, pictures }: Drill): void {
  mkdirSync(folder, { recursive: true });
  const screens = patient.seen.map(({ title, picture }): [string, Buffer] => [title, picture]);
  [...screens, ...pictures].forEach(([name, picture], index) => {
    const plain = name
      .normalize('NFD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase();
    writeFileSync(join(folder, `${String(index + 1).padStart(2, '0')}-${plain}.png`), picture);
  });
  console.error(`  images dans ${folder}`);
}
