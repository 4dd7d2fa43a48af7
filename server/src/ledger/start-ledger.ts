/**
 * The ledger of one server: numbers and signs every few seconds, has the newest checkpoint cosigned and stamped beside
 * that, and watches the stored history. Nobody who opens a record waits for any of it. Servers may do it side by side.
 */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { inTurns, oneAtATime } from '../turns.ts';
import { type BatchHealth, type BatchKeeper, keepBatches } from './batches/keep-batches.ts';
import { type Completion, type CompletionParts, completeNewest } from './complete-checkpoint.ts';
import { ledgerStore } from './ledger-store.ts';
import {
  type History,
  type LedgerWatch,
  usualPassMs,
  usualPieceLeaves,
  watchLedger,
} from './ledger-watch.ts';
import { type MovementWatch, watchMovement } from './movement/movement-watch.ts';
import { seenEdges } from './movement/pieces.ts';
import { type LedgerProofs, ledgerProofs } from './proofs.ts';
import { type Sequenced, sequenceBatch, usualBatchSize } from './sequencer.ts';
import { httpTimestamper } from './timestamp.ts';
import { signatureTypes, signingKey, type VerifierKey, vkeyOf } from './verifier-key.ts';
import { type WitnessSetting, witnessClient } from './witness-client.ts';

export interface LedgerSettings {
  database: Database;
  /** The same, for questions that go through a whole table; without it, the one above is asked. */
  slowDatabase?: Database;
  log: Log;
  /** Name of the ledger's key and first line of its checkpoints: a URL without its scheme. For ever. */
  origin: string;
  /** 32 bytes: the Ed25519 seed of the ledger's key. */
  seed: Uint8Array;
  /** Keys of the past, of the same name, whose checkpoints still stand. */
  formerKeys?: VerifierKey[];
  witnesses: WitnessSetting[];
  /** Null: nobody stamps the checkpoints. */
  timestampUrl: string | null;
  /** Between two looks for waiting leaves. */
  everyMs?: number;
  /** How long one whole look at the stored history takes, or more when it is very large; for what was written, a quarter. */
  watchPassMs?: number;
}

/** Words for whoever watches over the server; nothing about anybody. */
export interface LedgerHealth {
  history: History;
  /** What was written since the last look, wherever it stands. */
  movement: History;
  /** The rows themselves: audit trail, and bytes of the evidence. */
  batches: BatchHealth;
  /**
   * What numbering said last. `damaged`: leaves wait until somebody has looked. `halted`: a witness vouched for a history
   * that is not ours, and to sign on would be to tell two; leaves wait until an operator begins a log of a new origin.
   */
  numbering: Sequenced['outcome'] | 'not-yet' | 'trouble' | 'halted';
  waiting: { leaves: number; seconds: number };
  /** By the witness's name. */
  witnesses: Record<string, Completion['witnesses'][number] | 'not-yet'>;
  timestamp: Completion['timestamp'] | 'not-yet';
}

export interface Ledger {
  /** For the policy of whoever verifies. */
  vkey: string;
  proofs: LedgerProofs;
  /** Throws when the database does. */
  health(): Promise<LedgerHealth>;
  /** Numbers, signs, asks witnesses and time now, instead of in a few seconds. Throws when the database does. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const usualEveryMs = 5_000;
const looksPerPass = 4;

interface State {
  numbering: LedgerHealth['numbering'];
  completion: Completion | null;
}

interface Running extends CompletionParts {
  log: Log;
  formerKeys: VerifierKey[];
  state: State;
}

/** Throws when the origin is no key name or the seed no seed. Needs the tables of 0007_ledger.sql. */
export function startLedger(settings: LedgerSettings): Ledger {
  const { database, log, origin, seed, formerKeys = [] } = settings;
  const { everyMs = usualEveryMs, watchPassMs = usualPassMs } = settings;
  const key = signingKey(origin, signatureTypes.log, seed);
  const store = ledgerStore(database);
  const witnesses = settings.witnesses.map((setting) => witnessClient(setting));
  const timestamper = settings.timestampUrl === null ? null : httpTimestamper(settings.timestampUrl);
  const state: State = { numbering: 'not-yet', completion: null };
  const running: Running = { store, log, key, formerKeys, witnesses, timestamper, state };
  const [keys, edges] = [[key.verifier, ...formerKeys], seenEdges(usualPieceLeaves)];
  const watch = watchLedger({ database, log, keys, edges, passMs: watchPassMs });
  const batches = keepBatches({ database, log, everyMs, watchPassMs });
  const movement = watchMovement({
    ...{ log, keys, edges, ...batches.stores },
    database: settings.slowDatabase ?? database,
    everyMs: watchPassMs / looksPerPass,
  });
  const [numbering, completing] = [oneAtATime(), oneAtATime()];
  // Before the first number: a witness may know more than this database. One that is mute costs its deadline, once.
  const introduced = guarded(() => completing(() => complete(running)), running, 'completion');
  const number = async (signal: AbortSignal): Promise<void> => {
    await introduced;
    return numbering(() => numberAll(running, signal));
  };
  // Two turns: a mute witness keeps no leaf from its number.
  const turns = [
    inTurns((signal) => guarded(() => number(signal), running, 'numbering'), everyMs),
    inTurns(() => guarded(() => completing(() => complete(running)), running, 'completion'), everyMs),
    watch,
    batches,
    movement,
  ];
  return {
    vkey: vkeyOf(key.verifier),
    proofs: ledgerProofs({
      ...{ database, store, witnesses: witnesses.map((witness) => witness.key) },
      timestamped: timestamper !== null,
    }),
    health: () => healthOf(running, { watch, batches, movement }),
    settle: async () => {
      await number(new AbortController().signal);
      await completing(() => complete(running));
    },
    stop: async () => {
      // The doors first: a turn that waits for an answer ends at once.
      await Promise.all([...witnesses, ...(timestamper ? [timestamper] : [])].map((one) => one.close()));
      await Promise.all(turns.map((one) => one.stop()));
    },
  };
}

/** A turn that fails is logged, and comes again. */
async function guarded(
  work: () => Promise<void>,
  { log, state }: Running,
  reason: 'numbering' | 'completion',
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (reason === 'numbering') state.numbering = 'trouble';
    log.warn('ledger-trouble', { reason, error });
  }
}

/**
 * Batch after batch, as long as one is full: a smaller one has taken all that waited. What came meanwhile is the next
 * turn's; otherwise, among many openings, a tree would be read, signed and written for a handful of leaves at a time.
 */
async function numberAll(running: Running, signal: AbortSignal): Promise<void> {
  const { log, state } = running;
  let sequenced: Sequenced = { outcome: 'idle' };
  do {
    if (isHalted(state.completion) || (await isBehind(running))) return halt(running);
    sequenced = await sequenceBatch(running);
    if (sequenced.outcome === 'appended') log.info('ledger-extended', { size: sequenced.size });
    if (sequenced.outcome === 'damaged' && state.numbering !== 'damaged') {
      log.error('ledger-tampered', { reason: sequenced.reason });
    }
    state.numbering = sequenced.outcome;
  } while (sequenced.outcome === 'appended' && sequenced.leaves >= usualBatchSize && !signal.aborted);
}

/** Would the next checkpoint contradict what a witness has vouched for? */
function isHalted(completion: Completion | null): boolean {
  return completion?.witnesses.some((word) => word === 'ahead' || word === 'rewritten') ?? false;
}

/** Was the database put back under this very process? */
async function isBehind({ store, witnesses }: Running): Promise<boolean> {
  const size = (await store.newest())?.size ?? 0;
  return witnesses.some((witness) => witness.vouchedFor() > size);
}

function halt({ log, state }: Running): void {
  if (state.numbering !== 'halted') log.error('ledger-halted', { size: state.completion?.size ?? 0 });
  state.numbering = 'halted';
}

async function complete(running: Running): Promise<void> {
  const { state, witnesses } = running;
  const before = state.completion;
  const completion = await completeNewest(running);
  state.completion = completion;
  for (const [place, { key }] of witnesses.entries()) {
    tellWitness(running.log, key.name, [before?.witnesses[place], completion?.witnesses[place]]);
  }
  if (completion && completion.timestamp !== before?.timestamp && isTrouble(completion.timestamp)) {
    running.log.warn('ledger-trouble', { reason: `timestamp-${completion.timestamp}` });
  }
}

type WitnessWord = Completion['witnesses'][number] | undefined;

/** Once for each change. A witness that knows more than we do, or holds ours for another history, is an alarm. */
function tellWitness(log: Log, name: string, [before, now]: [WitnessWord, WitnessWord]): void {
  if (now === before || !now) return;
  if (now === 'ahead' || now === 'rewritten' || now === 'refused')
    log.error('ledger-tampered', { reason: `witness-${now}`, code: name });
  else if (now === 'away') log.warn('ledger-trouble', { reason: 'witness-away', code: name });
}

const isTrouble = (word: string): boolean => word === 'away' || word === 'refused';

async function healthOf(
  { state, witnesses, store }: Running,
  { watch, batches, movement }: { watch: LedgerWatch; batches: BatchKeeper; movement: MovementWatch },
): Promise<LedgerHealth> {
  const words = state.completion?.witnesses ?? [];
  return {
    history: watch.history(),
    movement: movement.history(),
    // Before the leaves that wait: what was sealed by then is among them.
    batches: await batches.health(),
    numbering: state.numbering,
    waiting: await store.backlog(),
    witnesses: Object.fromEntries(witnesses.map(({ key }, place) => [key.name, words[place] ?? 'not-yet'])),
    timestamp: state.completion?.timestamp ?? 'not-yet',
  };
}
