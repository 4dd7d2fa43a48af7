/**
 * SIMULATEUR of the national DMP: a process of its own that speaks the real wire, judges what it hears by rules it
 * shares with nobody, and opens records of invented people in a file. Never in production, never beyond 127.0.0.1.
 */
import { X509Certificate } from 'node:crypto';
import type { Server } from 'node:http';
import { faultEnvelope } from './answering/fault.ts';
import { type Config, readConfig } from './config.ts';
import { orderedInsiFault } from './insi/fault.ts';
import { serveInsi } from './insi/service.ts';
import { createListener, type Listener, type ListenerOptions } from './listener.ts';
import { createModeSwitch, type ModeOrder } from './mode.ts';
import { operationsOf, type SimulatorParts } from './operations.ts';
import { createOperator } from './operator.ts';
import { type Hl7Schemas, loadHl7Schemas } from './reading/schemas.ts';
import { openRecords } from './records.ts';
import { type ServiceAnswer, serve } from './service.ts';
import type { Fault } from './verdict.ts';
import { basePath, paths } from './vocabulary.ts';

const say = (line: string): void => {
  process.stderr.write(`[SIMULATEUR DMP national] ${line}\n`);
};

const stop = (lines: string[]): never => {
  for (const line of lines) say(line);
  process.exit(1);
};

async function main(): Promise<void> {
  const result = readConfig(process.env);
  if (!result.ok) return stop(result.problems);
  const { config } = result;
  const records = openRecords(config.NATIONAL_STATE_FILE);
  const schemas = loadHl7Schemas(config.HL7V3_SCHEMAS, [
    'PRPA_IN201307UV02',
    'PRPA_IN201311UV02',
    'PRPA_IN201314UV02',
  ]);
  if (schemas === null) say('SKIPPED : schémas HL7 absents, seules nos propres règles jugent les messages.');

  const modes = createModeSwitch();
  const counter = { requests: 0 };
  const listener = createNationalListener({ config, records, schemas, modes, counter });
  const operator = createOperator(operationsOf({ config, records, modes, counter, listener }));
  await listener.open();
  const operatorPort = await listenOperator(operator, config.NATIONAL_OPERATOR_PORT);
  announce(config, listener.port(), operatorPort);
  stopOnDemand(async () => {
    operator.close();
    operator.closeAllConnections();
    await listener.close();
    schemas?.dispose();
  });
}

function createNationalListener(parts: SimulatorParts & { schemas: Hl7Schemas | null }): Listener {
  const { config, records, schemas, modes, counter } = parts;
  const options = {
    records,
    schemas,
    regime: config.NATIONAL_REGIME,
    wsdl: config.NATIONAL_WSDL,
    names: { noAccess: config.NATIONAL_NO_ACCESS_STATUS, noChannel: config.NATIONAL_NO_CHANNEL_STATUS },
    authority: new X509Certificate(config.NATIONAL_CLIENT_CA),
    windowSeconds: config.NATIONAL_VIHF_WINDOW_S,
    majorityAge: config.NATIONAL_MAJORITY_AGE,
    now: () => new Date(),
    answers: config.NATIONAL_ANSWERS,
    effect: say,
  };
  return createListener({
    port: config.NATIONAL_PORT,
    cert: config.NATIONAL_CERT,
    key: config.NATIONAL_KEY,
    clientCa: config.NATIONAL_CLIENT_CA,
    otherDoor: otherDoor(config),
    takeMode: (transaction) => {
      counter.requests += 1;
      return modes.take(transaction);
    },
    serve: (request) => {
      const answer = request.service === 'insi' ? serveInsi(request, options) : serve(request, options);
      if (answer.fault) say(`refus ${answer.fault.subcode} : ${answer.fault.reason}`);
      return answer;
    },
    fault: (order, service) => (service === 'insi' ? orderedInsiFault(order) : orderedFault(order)),
    broke: (error) => say(`PANNE du simulateur : ${error instanceof Error ? error.stack : 'inconnue'}`),
  });
}

function otherDoor({
  NATIONAL_OTHER_CERT: cert,
  NATIONAL_OTHER_KEY: key,
}: Config): ListenerOptions['otherDoor'] {
  return cert === undefined || key === undefined ? null : { cert, key };
}

function orderedFault({ mode, subcode }: ModeOrder): ServiceAnswer {
  const fault: Fault =
    mode === 'broken'
      ? {
          code: 'Receiver',
          subcode: 'DMPTechnicalError',
          reason: '(nom simulé) panne ordonnée par l’opérateur.',
        }
      : { code: 'Sender', subcode, reason: 'refus ordonné par l’opérateur.' };
  return { xml: faultEnvelope(fault, null), fault };
}

function listenOperator(server: Server, port: number): Promise<number> {
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      settle(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function announce(config: Config, national: number, operator: number): void {
  say(`service sur https://127.0.0.1:${national}${basePath}, régime ${config.NATIONAL_REGIME}`);
  say(`INSi simulé sur https://127.0.0.1:${national}${paths.insi}`);
  say(`commandes de l’opérateur sur http://127.0.0.1:${operator}`);
  say('Personnes inventées, dossiers inventés : rien n’atteint le vrai DMP.');
  process.send?.({ ready: true, ports: { national, operator } });
}

function stopOnDemand(close: () => Promise<void>): void {
  const end = (): void => {
    void close().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.channel) process.once('disconnect', end);
}

/** One clear line, whatever it is. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'arrêt inattendu';
  return 'code' in error && error.code === 'EADDRINUSE'
    ? `un port est déjà pris : ${error.message.split(' ').at(-1)}`
    : error.message;
}

main().catch((error: unknown) => stop([explain(error)]));
