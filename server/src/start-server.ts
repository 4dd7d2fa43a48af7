/** Wires the server: database, queue, listeners. The gateway is given, so that a test can give its own. */
import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto';
import { codeStore } from './activation/code-store.ts';
import { createGate } from './activation/gate.ts';
import { activationLimits, type LimitSettings, limitSettings } from './activation/limits.ts';
import { redeemCode } from './activation/redeem.ts';
import { counterApp, kioskApi, publicApp } from './app.ts';
import { callStore } from './assistance/call-store.ts';
import { handOverStore } from './assistance/hand-over-store.ts';
import { papersAccepted } from './assistance/papers.ts';
import { phaseStore } from './assistance/phase-store.ts';
import { listenToSiteChanges, type SiteChanges } from './assistance/site-changes.ts';
import { auditTrail } from './audit/audit-trail.ts';
import { isSettled as isClosureSettled } from './closures/closure.ts';
import { closureStore } from './closures/closure-store.ts';
import { closureDelivery } from './closures/deliver-closure.ts';
import { type Config, hasCounter } from './config.ts';
import { minorsRule } from './consent/minors-settings.ts';
import { refusalStore } from './consent/refusal-store.ts';
import { boardStore } from './counter/board-store.ts';
import { callActs } from './counter/call-acts.ts';
import { sessions } from './counter/sessions.ts';
import { takeHandOver } from './counter/take-hand-over.ts';
import type { Database } from './db/database.ts';
import { openServingDatabase } from './db/serving-database.ts';
import { countDeadLetters } from './delivery/dead-letters.ts';
import { startDeliveryQueue } from './delivery/delivery-queue.ts';
import { settlements } from './delivery/settlement.ts';
import type { CertificateWatch } from './dmp/certificate-watch.ts';
import type { NationalDmp } from './dmp/dmp.ts';
import { type EvidenceDesk, evidenceDesk } from './evidence/evidence-desk.ts';
import { certificatesIn } from './evidence/signing-certificate.ts';
import { startHome } from './home/start-home.ts';
import { type Listener, listen } from './http/listen.ts';
import { kioskStore } from './kiosks/kiosk-store.ts';
import { siteStore } from './kiosks/site-store.ts';
import type { Ledger } from './ledger/start-ledger.ts';
import type { Log } from './log.ts';
import { startSignIn } from './professionals/start-sign-in.ts';
import { recordDelivery } from './records/deliver-record.ts';
import { isSettled as isRecordSettled } from './records/record.ts';
import { recordStore } from './records/record-store.ts';
import { type IdentitySeal, identitySeal } from './secrets/identity-seal.ts';
import type { KeyVault } from './secrets/key-vault.ts';
import { openVault } from './secrets/open-vault.ts';
import { loadSecrets, type Secrets } from './secrets/secrets.ts';
import { type LedgerTurns, startKeepers } from './start-keepers.ts';

export interface RunningServer {
  /** `counter`: only where there is a sign-in for it. */
  ports: { kioskApi: number; public: number; counter?: number };
  /** Within 5 s: kiosks that wait are told `pending`, deliveries under way may end. Closes the gateway too. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  config: Config;
  log: Log;
  dmp: NationalDmp;
  limits?: LimitSettings;
  ledgerTurns?: LedgerTurns;
}

/** What the listeners share. */
interface Shared extends ServerOptions {
  secrets: Secrets;
  vault: KeyVault;
  identities: IdentitySeal;
  database: Database;
  changes: SiteChanges;
  ledger: Ledger;
  certificates: CertificateWatch;
  stopping: AbortController;
  /** Stops what was started, last first. */
  stops: (() => Promise<void>)[];
  /** Wakes a delivery of closures, once there is one. */
  wakeClosures?: () => void;
}

const drainMs = 1_500;

/** Starts in order; when a step fails, stops what the former steps started and throws. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const stops: (() => Promise<void>)[] = [() => options.dmp.close()];
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const secrets = loadSecrets(options.config.SECRETS_DIR);
    const vault = openVault(options.config);
    const identities = identitySeal({ vault, former: secrets.formerIdentity });
    const database = await openServingDatabase(options.config, options.log);
    stops.push(() => database.close());
    const changes = await listenToSiteChanges({ url: options.config.DATABASE_URL, log: options.log });
    stops.push(() => changes.stop());
    const keepers = startKeepers({ ...options, database, vault, secrets });
    stops.push(...keepers.stops);
    const ports = await openListeners({
      ...options,
      secrets,
      vault,
      identities,
      database,
      changes,
      ledger: keepers.ledger,
      certificates: keepers.certificates,
      stopping,
      stops,
    });
    return { ports, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openListeners(shared: Shared): Promise<RunningServer['ports']> {
  const { config, stops } = shared;
  const publicListener = await listen(activation(shared), {
    host: config.PUBLIC_HOST,
    port: config.PUBLIC_PORT,
    ...(config.PUBLIC_CERT && config.PUBLIC_KEY
      ? { tls: { cert: config.PUBLIC_CERT, key: config.PUBLIC_KEY } }
      : {}),
  });
  stops.push(() => publicListener.close(drainMs));
  const kioskListener = await listen(await kiosks(shared, publicListener), {
    host: config.KIOSK_API_HOST,
    port: config.KIOSK_API_PORT,
    tls: {
      cert: config.KIOSK_API_CERT,
      key: config.KIOSK_API_KEY,
      ca: config.KIOSK_CA,
      requestCert: true,
      // Refused one step later, by name (http/kiosk-identity.ts): a handshake cut short would leave the kiosk in
      // doubt whether its request arrived.
      rejectUnauthorized: false,
    },
  });
  stops.push(() => kioskListener.close(drainMs));
  const ports = { kioskApi: kioskListener.port, public: publicListener.port };
  const counterListener = await openCounter(shared);
  return counterListener ? { ...ports, counter: counterListener.port } : ports;
}

/** Without a sign-in there is nobody who could use the page: no listener. */
async function openCounter(shared: Shared): Promise<Listener | null> {
  const { COUNTER_HOST, COUNTER_PORT, COUNTER_CERT, COUNTER_KEY } = shared.config;
  if (!hasCounter(shared.config) || COUNTER_PORT === undefined) return null;
  const listener = await listen(counter(shared), {
    host: COUNTER_HOST,
    port: COUNTER_PORT,
    ...(COUNTER_CERT && COUNTER_KEY ? { tls: { cert: COUNTER_CERT, key: COUNTER_KEY } } : {}),
  });
  shared.stops.push(() => listener.close(drainMs));
  return listener;
}

function counter({ config, log, database, vault, changes, stopping }: Shared): ReturnType<typeof counterApp> {
  const newId = randomUUIDv7;
  const { signIn, audit, origins } = startSignIn({
    ...{ settings: config, database, log, newId, stopping: stopping.signal },
  });
  return counterApp({
    ...{ signIn, signInAudit: audit, providerOrigins: origins, loginHours: config.SIGN_IN_LOGIN_HOURS },
    now: () => performance.now(),
    clock: () => new Date(),
    development: config.COUNTER_SIGN_IN === 'development',
    demonstration: config.BORNE_MODE === 'development',
    sessions: sessions({
      now: () => performance.now(),
      newToken: () => randomBytes(32).toString('base64url'),
    }),
    sites: siteStore(database),
    board: boardStore({ database, now: () => new Date() }),
    act: callActs({ database, vault, newId }),
    takeOver: takeHandOver({ database, newId }),
    changes,
    door: { publicOrigin: config.COUNTER_URL ?? null, https: Boolean(config.COUNTER_CERT) },
    log,
    stopping: stopping.signal,
  });
}

function activation(shared: Shared): ReturnType<typeof publicApp> {
  const { config, log, dmp, secrets, vault, identities, database, stops } = shared;
  const newId = randomUUIDv7;
  const codes = codeStore({ database, regime: config.REGIME, newId });
  const gate = createGate({ atOnce: 2, waiting: 50 });
  const settings = shared.limits ?? limitSettings;
  const limits = activationLimits({ database, logKey: secrets.log, settings });
  const https = Boolean(config.PUBLIC_CERT);
  const demonstration = config.BORNE_MODE === 'development';
  const home = startHome({
    ...{ database, secrets, vault, identities, log },
    evidence: deskOf(shared),
    retentionYears: config.EVIDENCE_RETENTION_YEARS,
    majorityAge: minorsRule(config).majorityAge,
    regime: config.REGIME,
    https,
    simulated: demonstration,
    sending: config,
    national: dmp,
    codes,
    gate,
    limits,
    newId,
    // The queue starts later, and looks every two seconds anyway.
    hintClosure: () => shared.wakeClosures?.(),
  });
  stops.push(() => home.stop());
  return publicApp({
    ...home.parts,
    redeem: redeemCode({ codes, secrets, identities, gate }),
    regime: config.REGIME,
    https,
    proxies: config.PUBLIC_PROXIES,
    demonstration,
  });
}

async function kiosks(shared: Shared, publicListener: Listener): Promise<ReturnType<typeof kioskApi>> {
  const { config, log, dmp, secrets, vault, identities, database, changes, stopping, stops } = shared;
  const newId = randomUUIDv7;
  const records = recordStore(database);
  const closures = closureStore(database);
  const waiting = { settlementWaitMs: config.SETTLEMENT_WAIT_MS, stopping: stopping.signal };
  const opening = { ...waiting, settlements: settlements(records.stateOf, isRecordSettled) };
  const closing = { ...waiting, settlements: settlements(closures.stateOf, isClosureSettled) };
  const evidence = deskOf(shared);
  const national = { dmp, identities, evidence, newId };
  const queue = await startDeliveryQueue({
    url: config.DATABASE_URL,
    log,
    deliveries: [
      {
        queue: 'open-record',
        workers: config.DELIVERY_WORKERS,
        deliver: recordDelivery({ ...national, records }),
        onSettled: opening.settlements.announce,
      },
      {
        queue: 'close-record',
        // Closures are rare.
        workers: Math.min(config.DELIVERY_WORKERS, 2),
        deliver: closureDelivery({ ...national, closures }),
        onSettled: closing.settlements.announce,
      },
    ],
  });
  stops.push(() => queue.stop(2_000));
  shared.wakeClosures = () => queue.hint('close-record');
  return kioskApi({
    database,
    ledger: shared.ledger,
    national: async () => ({
      line: dmp.line?.() ?? null,
      identityLine: dmp.identityLine?.() ?? null,
      certificates: shared.certificates.standings(),
      deadLetters: await countDeadLetters(database),
    }),
    secrets,
    identities,
    regime: config.REGIME,
    evidence,
    newId,
    records,
    codes: codeStore({ database, regime: config.REGIME, newId }),
    audit: auditTrail(database),
    dmp,
    ...opening,
    closing,
    papersAccepted: papersAccepted(database, vault),
    minors: minorsRule(config),
    log,
    hint: queue.hint,
    kiosks: kioskStore(database),
    refusals: refusalStore(database),
    calls: callStore(database),
    phases: phaseStore(database),
    handOvers: handOverStore({ database, randomInt }),
    changes,
    activationUrl: `${config.PUBLIC_URL ?? `http://localhost:${publicListener.port}`}/a`,
  });
}

function deskOf({ config, secrets }: Shared): EvidenceDesk {
  return evidenceDesk({
    authorities: certificatesIn(config.KIOSK_CA),
    receiptKey: secrets.receipt,
    now: () => new Date(),
    newId: randomUUIDv7,
  });
}
