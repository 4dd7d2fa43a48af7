/**
 * `npm run evidence -- drill`: the proof of an act and its end, measured on a line of its own. Each part tells its
 * figures, or why it has none; a part that fails keeps no other from being tried.
 */

import { serverRate } from '../../bench/server-rate.ts';
import { runDrill as tryForged } from '../../evidence/drill/run-drill.ts';
import { type RunningServer, type ServerLine, startServerLine } from '../../line/server-line.ts';
import { Chance } from '../chance.ts';
import { measureTimes } from './answer-times.ts';
import { closeRecords, tryErasures } from './erasures.ts';
import { tryExported } from './exported.ts';
import { tryGuesses } from './guesses.ts';
import { kioskDoor } from './kiosk-door.ts';
import { untilSettled } from './ledger-health.ts';
import { tryOpenings } from './openings.ts';
import { invitePeople, type Person } from './people.ts';
import type { DrillSize } from './size.ts';
import { tryTampering } from './tampering.ts';
import { type Figures, type Said, verdictOf } from './verdict.ts';

export interface DrillOptions {
  size: DrillSize;
  seed: number;
  /** Where forged bundles that were judged wrongly are kept; null: nowhere. */
  keep: string | null;
  say: (line: string) => void;
}

interface Drill extends DrillOptions {
  chance: Chance;
  line: ServerLine;
  people: Person[];
  figures: Partial<Figures>;
  reasons: Record<string, string>;
  wrong: string[];
  /** What is told beside the figures. */
  more: Record<string, unknown>;
}

const clients = 8;
const settledWithinMs = 180_000;

export async function runDrill(options: DrillOptions): Promise<Said & Record<string, unknown>> {
  const { size, seed, say } = options;
  say(`Graine ${seed}. Une ligne à elle : PostgreSQL, témoin, horodatage, DMP national simulé, serveur…`);
  const line = await startServerLine({ LEDGER_WATCH_SECONDS: `${size.watchSeconds}` });
  const chance = new Chance(seed);
  const drill: Drill = {
    ...options,
    chance,
    line,
    people: [],
    figures: {},
    reasons: {},
    wrong: [],
    more: {},
  };
  try {
    const server = await line.startServer('server');
    drill.people = await invitePeople(size.people, say);
    await withServer(drill, server);
    await settle(line, server);
    await server.stop();
    await withoutServer(drill);
  } finally {
    await line.stop();
  }
  await judgeForged(drill);
  return { ...verdictOf(drill.figures, drill.reasons, drill.wrong), seed, ...drill.more };
}

async function settle(line: ServerLine, server: RunningServer): Promise<void> {
  const door = kioskDoor(line, server, 1);
  try {
    await untilSettled(door, settledWithinMs);
  } finally {
    await door.close();
  }
}

async function withServer(drill: Drill, server: RunningServer): Promise<void> {
  const { line, people, size, chance, say } = drill;
  const { guessed, timed, erased } = groupsOf(people, size);
  await part(drill, ['openings', 'duplicates'], 'ouvertures, chacune demandée plusieurs fois', async () => {
    const found = await tryOpenings(line, server, people, chance, say);
    if (found.missing > 0)
      drill.wrong.push(`${found.missing} openings missing or answered as they must not be`);
    drill.more['requests'] = found.requests;
    return { openings: found.openings, duplicates: found.duplicates };
  });
  await part(drill, [], 'dossiers réels devant les deux vérificateurs', async () => {
    const actIds = people.slice(0, size.exported).map(({ recordId }) => recordId);
    const mutationsEach = size.mutationsEach;
    const found = await tryExported({ line, actIds, mutationsEach, chance, say });
    if (found.wrong > 0) drill.wrong.push(`${found.wrong} real bundles were judged wrongly`);
    drill.more['exported'] = found;
    return {};
  });
  await part(drill, ['codeGuesses', 'codeHits'], `${size.guesses} codes devinés`, async () => {
    const found = await tryGuesses(server, guessed, size.guesses, chance, say);
    if (!found.rightCodeOpens) drill.wrong.push('the right code did not open after the guesses');
    drill.more['liveCodes'] = found.liveCodes;
    return { codeGuesses: found.codeGuesses, codeHits: found.codeHits };
  });
  await part(drill, ['timingT'], `${size.samples} réponses chronométrées`, async () => {
    const found = await measureTimes(server, timed, size.samples, chance, say);
    drill.more['timing'] = found;
    return { timingT: found.timingT };
  });
  await part(drill, ['erasedPlaintextHits'], 'fermetures avant effacement', async () => {
    drill.more['closures'] = await closeRecords(line, server, erased);
    return {};
  });
}

async function withoutServer(drill: Drill): Promise<void> {
  const { line, people, size, chance, say, more } = drill;
  await part(drill, ['tamperDetectedSeconds'], 'la base changée par un superutilisateur', async () => {
    const { tamperWays: count, watchSeconds } = size;
    const found = await tryTampering({ line, watchSeconds, count, chance, say });
    more['tampering'] = found.seconds;
    return found.tamperDetectedSeconds === null ? {} : { tamperDetectedSeconds: found.tamperDetectedSeconds };
  });
  await part(drill, ['erasedPlaintextHits'], 'personnes effacées, cherchées partout', async () => {
    const closures = more['closures'];
    delete more['closures'];
    if (!Array.isArray(closures)) throw new Error('their records were not closed');
    const { erased, guessed } = groupsOf(people, size);
    const neighbours = guessed.slice(0, 5);
    const found = await tryErasures(
      line,
      { people: erased, closures: closures.map(String), neighbours },
      say,
    );
    more['erased'] = { people: found.erased, searchedBytes: found.searched, where: found.where };
    return { erasedPlaintextHits: found.erasedPlaintextHits };
  });
  await part(drill, ['auditPerSecond'], `ouvertures auditées par seconde, ${clients} clients`, async () => {
    const server = await line.startServer('server-rate', { settings: { DELIVERY_WORKERS: '0' } });
    try {
      const rate = await serverRate(line, clients, size.rateSeconds);
      if (rate.refused > 0) drill.wrong.push(`${rate.refused} openings were refused while they were counted`);
      return { auditPerSecond: rate.perSecond };
    } finally {
      await server.stop();
    }
  });
}

/** No line is needed: bundles forged with throw-away keys, and mutations whose verdict is known. */
async function judgeForged(drill: Drill): Promise<void> {
  const { size, seed, keep, say, more } = drill;
  await part(drill, ['bundles', 'mutated', 'disagreements'], 'dossiers forgés', async () => {
    const forged = await tryForged({ bundles: size.bundles, mutations: size.mutations, seed, keep, say });
    if (!forged.verifiersHold) drill.wrong.push(`forged bundles judged wrongly: ${forged.wrong.join(', ')}`);
    more['kinds'] = forged.kinds;
    const real = more['exported'] as Record<'bundles' | 'mutated' | 'disagreements', number> | undefined;
    if (!real) throw new Error('no real bundle was exported');
    return {
      bundles: forged.bundles + real.bundles,
      mutated: forged.mutated + real.mutated,
      disagreements: forged.disagreements + real.disagreements,
    };
  });
}

/** `figures`: what this part was to measure. */
async function part(
  drill: Drill,
  figures: (keyof Figures)[],
  what: string,
  measure: () => Promise<Partial<Figures>>,
): Promise<void> {
  drill.say(`— ${what}…`);
  try {
    Object.assign(drill.figures, await measure());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    drill.say(`  ✗ ${reason}`);
    drill.wrong.push(`${what}: ${reason}`);
    for (const name of figures) drill.reasons[name] = reason;
  }
}

/** Nobody is in two of them: a code that was used is no live one, and who was erased is nobody. */
function groupsOf(
  people: readonly Person[],
  { timed, erased }: DrillSize,
): Record<'guessed' | 'timed' | 'erased', Person[]> {
  return {
    erased: people.slice(0, erased),
    timed: people.slice(erased, erased + timed),
    guessed: people.slice(erased + timed),
  };
}
