/** The server's process: configuration, gateway, server, signals. See config.ts for the environment. */
import { type Config, readConfig } from './config.ts';
import { DatabaseUnavailable } from './db/database.ts';
import type { NationalDmp } from './dmp/dmp.ts';
import type { LineHealth } from './dmp/national-line.ts';
import { type SoapDmpOptions, soapDmp } from './dmp/soap-dmp.ts';
import { qualifiedDmp } from './insi/qualified-dmp.ts';
import { remembering } from './insi/remembered.ts';
import { soapInsi } from './insi/soap-insi.ts';
import { createLog, type Log } from './log.ts';
import { sealKeyOf, tlsKeyOf } from './secrets/national-keys.ts';
import { type RunningServer, startServer } from './start-server.ts';

const stopDeadlineMs = 5_000;

async function main(): Promise<void> {
  const read = readConfig();
  if (!read.ok) return refuse(`Configuration du serveur : ${read.problems}.`);
  const { config } = read;
  const log = createLog(config.LOG_LEVEL);
  const server = await startServer({ config, log, dmp: nationalGateway(config, log) });
  stopOnRequest(server, () => log.info('server-stopping'));
  log.info('server-ready', { ports: server.ports });
  process.send?.({ ready: true, ports: server.ports });
}

/** Where INSi is configured, the DMP is asked under the INS that it gives. */
function nationalGateway(config: Config, log: Log): NationalDmp {
  const options = gatewayOptions(config, log);
  const dmp = soapDmp(options);
  const { INSI_URL: url, INSI_AUTHORIZATION: authorization, INSI_BILLING_ID: billingId } = config;
  if (!url || !authorization || !billingId) return dmp;
  const { tls, seal, software, author, insOid, mode } = options;
  const insi = soapInsi({
    ...{ url, tls, seal, mode, deadlineMs: config.INSI_DEADLINE_MS },
    software: { name: software.name, version: software.version, authorization },
    author: { id: author.id, billingId },
    line: { onChange: (health) => tellOfLine(log, health, 'insi') },
  });
  return qualifiedDmp({
    ...{ dmp, insi: remembering(insi), insOid, mode },
    sharedFrom: config.INS_SHARED_FROM,
    cardIsDocument: config.INS_CARD_IS_DOCUMENT === 'on',
  });
}

function gatewayOptions(config: Config, log: Log): SoapDmpOptions {
  return {
    url: config.DMP_URL,
    tls: { cert: config.DMP_CERT, key: tlsKeyOf(config), ca: config.DMP_CA },
    seal: { cert: config.DMP_SEAL_CERT, key: sealKeyOf(config) },
    insOid: config.DMP_INS_OID,
    software: {
      oid: config.DMP_SOFTWARE_OID,
      name: 'borne-dmp',
      version: '0.1.0',
      id: config.DMP_SOFTWARE_ID,
      homologationId: config.DMP_SOFTWARE_HOMOLOGATION_ID,
    },
    structure: { id: config.DMP_STRUCTURE_ID, name: config.DMP_STRUCTURE_NAME },
    author: { id: config.DMP_AUTHOR_ID, family: config.DMP_AUTHOR_FAMILY, given: config.DMP_AUTHOR_GIVEN },
    regime: config.REGIME,
    relatesTo: config.DMP_RELATES_TO,
    ...(config.DMP_NO_ACCESS_STATUS ? { noAccessStatus: config.DMP_NO_ACCESS_STATUS } : {}),
    deadlineMs: config.DMP_DEADLINE_MS,
    mode: config.BORNE_MODE,
    line: { onChange: (health) => tellOfLine(log, health, 'dmp') },
  };
}

function tellOfLine(log: Log, { state, width }: LineHealth, service: 'dmp' | 'insi'): void {
  const level = state === 'open' ? 'warn' : 'info';
  log[level]('national-line', { code: service, outcome: state, ...(width === null ? {} : { width }) });
}

/** Once: a second signal changes nothing, a stop that drags is cut. */
function stopOnRequest(server: RunningServer, onStop: () => void): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    onStop();
    // Not unref'd on purpose: whatever hangs, the process ends.
    setTimeout(() => process.exit(0), stopDeadlineMs);
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(signal, () => void stop().catch(() => process.exit(1)));
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** One line, no stack: the person who starts the server can do something about it. */
function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `Le serveur ne démarre pas : un port est déjà pris (${error.message}).`;
  }
  if (error instanceof DatabaseUnavailable) {
    return 'Le serveur ne démarre pas : la base de données de DATABASE_URL ne répond pas.';
  }
  return `Le serveur ne démarre pas : ${error.message}`;
}

try {
  await main();
} catch (error) {
  refuse(sentenceFor(error));
  // Something half-started may still hold the process.
  process.exit(1);
}
