/**
 * People are erased, and then looked for everywhere: in a dump, in the files of the cluster and of a backup that was
 * taken before and is started again (tables, write-ahead log), in the folder of secrets of today, and in everything
 * that those secrets can still open. Written as text, hex, base64 (at each of its three offsets) and UTF-16.
 */
import { execFile, execFileSync } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../../server/src/db/database.ts';
import { erasure } from '../../../server/src/erasure/erasure.ts';
import { createLog } from '../../../server/src/log.ts';
import { fileKeeper } from '../../../server/src/secrets/file-keeper.ts';
import { shreddingVault } from '../../../server/src/secrets/shredding-vault.ts';
import { kioskHand } from '../../bench/signed-opening.ts';
import type { RunningServer, ServerLine } from '../../line/server-line.ts';
import { startPostgres } from '../../postgres/embedded-postgres.ts';
import { askDatabase } from '../records.ts';
import { kioskDoor } from './kiosk-door.ts';
import { everythingOpened } from './opened-identities.ts';
import type { Person } from './people.ts';
import { traitsOf } from './traits.ts';

export interface ErasuresFound {
  /** Places in which a trait of somebody erased was found. */
  erasedPlaintextHits: number;
  erased: number;
  /** Bytes that were searched. */
  searched: number;
  where: string[];
}

const run = promisify(execFile);
const patientSeconds = 10;

/** Records are closed at the national service first: of an open one nothing may be erased. The server runs. */
export async function closeRecords(
  line: ServerLine,
  server: RunningServer,
  people: readonly Person[],
): Promise<string[]> {
  const [hand, door] = [await kioskHand(line), kioskDoor(line, server, 2)];
  const closures: string[] = [];
  try {
    for (const { identity } of people) {
      const id = randomUUIDv7();
      const { status, text } = await door.put(
        `/v1/closures/${id}`,
        hand.closure(id, identity),
        patientSeconds,
      );
      if (status !== 200 || !text.includes('closed'))
        throw new Error(`a closure was answered ${status} ${text}`);
      closures.push(id);
    }
    return closures;
  } finally {
    await door.close();
  }
}

/** No server runs. `neighbours`: not erased; what is looked for must be found where they are. */
export async function tryErasures(
  line: ServerLine,
  {
    people,
    closures,
    neighbours,
  }: { people: readonly Person[]; closures: string[]; neighbours: readonly Person[] },
  say: (line: string) => void,
): Promise<ErasuresFound> {
  await line.stopDatabase();
  const backup = join(line.directory, 'backup');
  execFileSync('cp', ['-a', line.cluster, backup]);
  await line.startDatabase();
  say('sauvegarde prise ; effacements…');
  await eraseAll(line, [...people.map(({ recordId }) => recordId), ...closures]);
  const dump = await dumpOf(line.databaseUrl);
  const liveOpened = await everythingOpened(line.databaseUrl, line.secrets);
  const restored = await startPostgres(backup);
  let backupOpened: Buffer[];
  try {
    backupOpened = await everythingOpened(restored.url('borne'), line.secrets);
  } finally {
    await restored.stop();
  }
  await line.stopDatabase();
  const places: [name: string, bytes: Buffer][] = [
    ['dump', dump],
    ...[line.cluster, backup, line.secrets, join(line.directory, 'logs')].flatMap(filesUnder),
    ...liveOpened.map((bytes): [string, Buffer] => ['opened', bytes]),
    ...backupOpened.map((bytes): [string, Buffer] => ['opened from the backup', bytes]),
  ];
  await line.startDatabase();
  mustSee(places, people, neighbours);
  const traits = people.flatMap(({ identity }) => traitsOf(identity));
  const where = places
    .filter(([, bytes]) => traits.some((trait) => bytes.includes(trait)))
    .map(([name]) => name);
  const searched = places.reduce((sum, [, { length }]) => sum + length, 0);
  return { erasedPlaintextHits: where.length, erased: people.length, searched, where: where.slice(0, 10) };
}

/** A search that is blind finds nothing either: ids of the erased are there, and neighbours can be opened and found. */
function mustSee(
  places: readonly [string, Buffer][],
  people: readonly Person[],
  neighbours: readonly Person[],
): void {
  const [someone] = people;
  const id = Buffer.from((someone?.recordId ?? '').replaceAll('-', ''), 'hex');
  for (const part of ['/base/', '/pg_wal/']) {
    if (!places.some(([name, bytes]) => name.includes(part) && bytes.includes(id)))
      throw new Error(`the search does not see a record that is in ${part}`);
  }
  for (const kind of ['opened', 'opened from the backup']) {
    const opened = places.filter(([name]) => name === kind).map(([, bytes]) => bytes);
    const sees = neighbours.every(({ identity }) =>
      traitsOf(identity).some((trait) => opened.some((bytes) => bytes.includes(trait))),
    );
    if (!sees) throw new Error('the search does not see those who were not erased');
  }
}

async function eraseAll(line: ServerLine, actIds: string[]): Promise<void> {
  const database = openDatabase({ url: line.databaseUrl, log: createLog('silent'), poolSize: 1 });
  try {
    const vault = shreddingVault(fileKeeper(line.secrets));
    const erased = await erasure({ database, vault, newId: randomUUIDv7 }).eraseAll(actIds, 'asked');
    if (erased.length !== actIds.length)
      throw new Error(`${erased.length} of ${actIds.length} acts were erased`);
  } finally {
    await database.close();
  }
}

/** Every row as text: pg_dump where there is one, or else what COPY says of every table. */
async function dumpOf(databaseUrl: string): Promise<Buffer> {
  try {
    const { stdout } = await run('pg_dump', ['--inserts', databaseUrl], {
      encoding: 'buffer',
      maxBuffer: 2 ** 31 - 1,
    });
    return stdout;
  } catch {
    // None, or one that is older than the server: it refuses.
    return copiedRows(databaseUrl);
  }
}

async function copiedRows(databaseUrl: string): Promise<Buffer> {
  const tables = await askDatabase<{ name: string }>(
    databaseUrl,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await askDatabase<{ line: string }>(databaseUrl, `select t::text as line from ${name} t`);
    texts.push(name, ...rows.map(({ line }) => line));
  }
  return Buffer.from(texts.join('\n'));
}

function filesUnder(directory: string): [string, Buffer][] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => [name, readFileSync(name)]);
}
