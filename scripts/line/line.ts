/**
 * The whole line, in the order in which each part needs the one before:
 * keys → PostgreSQL → national simulator → mailbox → identity → witness and time stamp of the ledger → server → card → printer → USB → headset → agent with the UI → bench.
 * `stop` goes the other way. Each start ends with a sentence for the person who watches.
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { developmentPki, type PkiPaths } from '../pki/development-pki.ts';
import { type EmbeddedPostgres, startPostgres } from '../postgres/embedded-postgres.ts';
import { openToOwner } from '../postgres/owner.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { startCard } from './card.ts';
import { ensureDatabase } from './database.ts';
import * as environment from './environment.ts';
import { keepExportSettings } from './evidence-export.ts';
import { startVouchers } from './ledger.ts';
import type { Ports } from './ports.ts';
import { keepRunning, startProcess } from './processes.ts';
import { developmentSecrets } from './secrets.ts';
import { projectRoot } from './settings.ts';
import { StartProblem } from './start-problem.ts';
import { buildUi } from './ui-build.ts';

const run = promisify(execFile);

export const siteName = 'Pharmacie de démonstration';

export interface LineOptions {
  /** Keeps keys, data and journals; made when absent. */
  directory: string;
  ports: Ports;
  regime: 'consent-2016' | 'mes-2022';
  /** Any other PostgreSQL in place of the embedded one. */
  databaseUrl?: string | undefined;
  /** Not given: pcscd when it can be had, otherwise `simulateur`. */
  cardDriver?: 'vitale2-libre' | 'simulateur' | undefined;
  /** The server asks the simulated INSi for the INS before it opens anything. */
  insi?: boolean | undefined;
  /** Settings of the server that a drill changes. */
  serverSettings?: Record<string, string> | undefined;
  /** Progress, one line at a time. */
  say: (text: string) => void;
  /** Something died while the line runs, and is being brought back. */
  warn: (text: string) => void;
}

/** What was started so far, to be stopped in reverse. */
export interface InLine {
  options: LineOptions;
  started: Stoppable[];
}

export interface Line extends Addresses {
  ports: Ports;
  pki: PkiPaths;
  databaseUrl: string;
  /** How the card is reached, in one French sentence. */
  cardSentence: string;
  /** For drills: stops the server for good, or the embedded PostgreSQL, which is brought back. */
  stopServer(): Promise<void>;
  stopDatabase(): Promise<void>;
  stop(): Promise<void>;
}

export interface Stoppable {
  stop(): Promise<void>;
}

/** Starts everything. What was already started is stopped again when a later part fails. */
export async function startLine(options: LineOptions): Promise<Line> {
  const started: Stoppable[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    return await startParts(options, started, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: LineOptions,
  started: Stoppable[],
  stop: () => Promise<void>,
): Promise<Line> {
  const { directory, ports, say } = options;
  prepareFolders(directory);
  const pki = await developmentPki(join(directory, 'pki'));
  const secrets = developmentSecrets(join(directory, 'secrets'));
  say('Clés et certificats de développement');

  const uiFolder = await buildUi();
  say('Écran construit');

  const database = options.databaseUrl ? null : await embeddedDatabase(options, started);
  const databaseUrl =
    options.databaseUrl ?? (await ensureDatabase(database?.current().url('postgres') ?? '', 'borne'));
  say(options.databaseUrl ? 'Base de données donnée par DATABASE_URL' : 'PostgreSQL 18');

  const inLine = { options, started };
  const { regime, insi = false } = options;
  const serverSettings = { ...(insi ? environment.insi(ports) : {}), ...options.serverSettings };
  const ledgerSettings = await startVouchers(
    { directory, secrets, ports },
    async (...process) => (await part(inLine, ...process)).said,
  );
  say(`Témoin du journal – port ${ports.witness} ; horodatage – SIMULATEUR – port ${ports.timestamping}`);
  const base = { pki, ports, directory, databaseUrl, secrets, regime, ledgerSettings, serverSettings };
  await part(inLine, 'le DMP national simulé', 'server/simulator/main.ts', environment.national(base));
  say(`DMP national${insi ? ' et INSi' : ''} – SIMULATEUR – port ${ports.national}`);

  await part(inLine, 'la boîte aux lettres', 'server/simulator/mailbox/main.ts', environment.mailbox(base));
  say(`SMS et e-mails – SIMULÉS – port ${ports.mailbox}`);

  await part(
    inLine,
    'les fournisseurs d’identité',
    'server/simulator/oidc/main.ts',
    environment.identity(base),
  );
  say(`Pro Santé Connect et agents de la CPAM – SIMULÉS – ports ${ports.identity} et ${ports.identityCpam}`);

  const { DMP_STRUCTURE_ID } = environment.structure;
  await register(databaseUrl, 'kiosks', pki.kioskId, siteName, DMP_STRUCTURE_ID);
  await register(databaseUrl, 'notices', join(uiFolder, 'notices.json'));
  const server = await part(inLine, 'le serveur', 'server/src/main.ts', environment.server(base));
  say(
    `Serveur – port ${ports.kioskApi} ; activation – port ${ports.activation} ; comptoir – port ${ports.counter}`,
  );

  started.push(keepExportSettings(directory, environment.evidenceExport(base)));
  const card = await startCard(inLine);
  say(card.sentence);
  await part(
    inLine,
    'la carte virtuelle',
    'kiosk-agent/simulator/virtual-card/main.ts',
    environment.virtualCard(ports, card),
  );
  await part(
    inLine,
    'l’imprimante virtuelle',
    'kiosk-agent/simulator/virtual-printer/main.ts',
    environment.virtualPrinter(ports),
  );
  say(`Imprimante – VIRTUELLE – port ${ports.printer}`);

  await part(
    inLine,
    'les appareils USB virtuels',
    'kiosk-agent/simulator/virtual-hid/main.ts',
    environment.virtualHid(ports),
  );
  say(`Lecteur de codes et voyant – VIRTUELS – port ${ports.hid}`);
  await part(
    inLine,
    'le casque virtuel',
    'kiosk-agent/simulator/virtual-headset/main.ts',
    environment.virtualHeadset(ports),
  );
  say(`Prise casque – VIRTUELLE – port ${ports.headset}`);

  await part(
    inLine,
    'l’agent de la borne',
    'kiosk-agent/src/main.ts',
    environment.agent(base, card, uiFolder),
  );
  say(`Agent et écran – port ${ports.agent}`);
  await part(inLine, 'le poste du logiciel', 'kiosk-agent/src/lgo/main.ts', environment.desk(base));
  say(`Poste du logiciel de la pharmacie – port ${ports.lgo}`);
  await part(inLine, 'le banc d’essai', 'kiosk-agent/simulator/bench/main.ts', environment.bench(base));

  return {
    ports,
    pki,
    databaseUrl,
    ...addressesOf(ports, directory),
    cardSentence: card.sentence,
    stopServer: () => server.stop(),
    stopDatabase: async () => database?.current().stop(),
    stop,
  };
}

function prepareFolders(directory: string): void {
  mkdirSync(join(directory, 'logs'), { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  openToOwner(directory);
}

/** Kept running like the other parts: a database that dies while the line runs comes back. */
async function embeddedDatabase(
  { directory, warn }: LineOptions,
  started: Stoppable[],
): Promise<{ current(): EmbeddedPostgres }> {
  let current: EmbeddedPostgres | undefined;
  const kept = await keepRunning(
    'la base de données',
    async () => {
      current = await startPostgres(join(directory, 'postgres'));
      return current;
    },
    warn,
  );
  started.push(kept);
  return {
    current: () => {
      if (!current) throw new Error('the database was asked for before it started');
      return current;
    },
  };
}

async function part(
  { options, started }: InLine,
  name: string,
  file: string,
  env: Record<string, string>,
): Promise<Stoppable & { said: unknown }> {
  const logFile = join(options.directory, 'logs', `${file.replaceAll('/', '-').replace('-main.ts', '')}.log`);
  let said: unknown;
  const start = async () => {
    const running = await startProcess({ name, file: join(projectRoot, file), env, logFile });
    said = running.said;
    return running;
  };
  const kept = await keepRunning(name, start, options.warn);
  started.push(kept);
  return { ...kept, said };
}

/** The server knows its kiosks by name, and the texts that they show. The first of these is the first to need the database. */
export async function register(
  databaseUrl: string,
  what: 'kiosks' | 'notices',
  ...words: string[]
): Promise<void> {
  const command = [join(projectRoot, `server/src/${what}/register.ts`), ...words];
  try {
    await run(process.execPath, command, { env: { DATABASE_URL: databaseUrl, BORNE_MODE: 'development' } });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new StartProblem(
      `La base de données ne peut pas servir : ${said.trim()}\nVérifiez DATABASE_URL, ou repartez d’une base vide : npm start -- --reset`,
    );
  }
}
