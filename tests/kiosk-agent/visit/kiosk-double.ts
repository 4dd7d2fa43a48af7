/**
 * One kiosk without hardware and without network: the real visit between doubles at the ports. Each double is the port
 * plus a remote control; it refuses what the real one refuses.
 */
import type { KioskProfile, Language } from '@borne/server/contract';
import type { KioskEvidence } from '@borne/server/contract/evidence';
import type { ReaderEvent } from '../../../kiosk-agent/src/card/card-reader.ts';
import type { CardHolder, CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import type { EvidenceSigner } from '../../../kiosk-agent/src/evidence/evidence-signer.ts';
import { type AgentLog, agentLog } from '../../../kiosk-agent/src/log.ts';
import type { Printer, PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import type { TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import type { CallLimits, Server, ServerAnswer } from '../../../kiosk-agent/src/server/server.ts';
import { CardSlot } from '../../../kiosk-agent/src/visit/card-slot.ts';
import type { PapersVerdict, VisitCounter } from '../../../kiosk-agent/src/visit/counter-port.ts';
import { CurrentVisit } from '../../../kiosk-agent/src/visit/current-visit.ts';
import { cardRecogniser } from '../../../kiosk-agent/src/visit/known-card.ts';
import { rulingNow } from '../../../kiosk-agent/src/visit/ruling.ts';
import { stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { ticketDesk } from '../../../kiosk-agent/src/visit/ticket-desk.ts';
import { visitIds } from '../../../kiosk-agent/src/visit/visit-id.ts';
import type { VisitLimits } from '../../../kiosk-agent/src/visit/visit-limits.ts';
import { VisitService } from '../../../kiosk-agent/src/visit/visit-service.ts';
import { minors, testDay } from './people.ts';

export const profile: KioskProfile = {
  kioskId: '3f2b8c1e-5a77-4c0e-9d59-3a6f0c1b2d4e',
  siteName: 'Pharmacie d’essai',
  regime: 'consent-2016',
  activationUrl: 'https://localhost/a',
  minors,
};

export const notice = { version: 'fr/1', sha256: 'a'.repeat(64) };
/** What the screen says of itself. */
export const shown = [
  { screen: 'review', ms: 4_000, language: 'fr' as const, size: 'normal' as const, heard: false },
];
export const told = { shown, misses: { insurer: 0, close: 1 } };
/** As the screen sends it. */
export const consent = {
  notice,
  language: 'fr',
  understood: 'quiz',
  breakGlassConsent: true,
  emergencyCallConsent: false,
} as const;
export const noRecord = { status: 'none', since: null, linkedToMes: false } as const;
export const openRecord = { ...noRecord, status: 'open' } as const;

/** What a visit asks of the server; the counter's calls are their own matter. */
const calls = ['profile', 'status', 'createRecord', 'replaceCode', 'closeRecord', 'refuse'] as const;
type Calls = { [Call in (typeof calls)[number]]: Server[Call] };

export interface ServerDouble extends Server {
  /** What the next calls do; replace one to make it fail, wait or count. */
  on: Calls;
  /** Every call so far, in order: its name and what was sent. */
  calls: { call: keyof Calls; sent: unknown[] }[];
}

export function serverDouble(): ServerDouble {
  const made: ServerDouble['calls'] = [];
  const on: Calls = {
    profile: async () => answered(profile),
    status: async () => answered(noRecord),
    createRecord: async () => answered({ outcome: 'created' } as const),
    replaceCode: async () => answered(null),
    closeRecord: async () => answered({ outcome: 'closed' } as const),
    refuse: async () => answered(null),
  };
  const noting = <Name extends keyof Calls>(call: Name) =>
    ((...sent: unknown[]) => {
      made.push({ call, sent });
      return (on[call] as (...given: unknown[]) => unknown)(...sent);
    }) as Calls[Name];
  return {
    on,
    calls: made,
    profile: noting('profile'),
    status: noting('status'),
    createRecord: noting('createRecord'),
    replaceCode: noting('replaceCode'),
    closeRecord: noting('closeRecord'),
    refuse: noting('refuse'),
    placeCall: async () => unreachable,
    withdrawCall: async () => unreachable,
    watchCalls: async () => unreachable,
    tellPhase: async () => unreachable,
    handOver: async () => unreachable,
    close: async () => undefined,
  };
}

export interface CounterDouble extends VisitCounter {
  /** Papers asked for so far, and visits that were left. */
  asked: Parameters<VisitCounter['askPapers']>[0][];
  left: string[];
  /** Somebody stands beside the person, or explained. */
  assisted: boolean;
  explained: boolean;
  /** The counter's word on the papers of the last visit that asked. */
  judge(accepted: boolean): void;
}

export const papersCallId = '0192f000-0000-7000-8000-00000000ca11';

function counterDouble(): CounterDouble {
  const listeners = new Set<(verdict: PapersVerdict) => void>();
  const counter: CounterDouble = {
    asked: [],
    left: [],
    assisted: false,
    explained: false,
    askPapers: (request) => void counter.asked.push(request),
    onVerdict(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    assistedDuring: () => counter.assisted,
    explainedDuring: () => counter.explained,
    leave: (visitId) => void counter.left.push(visitId),
    judge(accepted) {
      const { visitId = '' } = counter.asked.at(-1) ?? {};
      for (const listener of listeners) listener({ visitId, callId: papersCallId, accepted });
    },
  };
  return counter;
}

export function answered<T>(answer: T): ServerAnswer<T> {
  return { outcome: 'answered', answer };
}

export const unreachable = { outcome: 'unreachable' } as const;
export const timedOut = { outcome: 'uncertain', reason: 'timeout' } as const;

/** A call that answers when the test says so, or is cut when its caller gives up. */
export function held<T>(): {
  answer: (answer: ServerAnswer<T>) => void;
  call: Call<T>;
  asked: Promise<void>;
} {
  const { promise, resolve } = Promise.withResolvers<ServerAnswer<T>>();
  const asked = Promise.withResolvers<void>();
  const call: Call<T> = (...given) => {
    asked.resolve();
    const { signal } = given.at(-1) as CallLimits;
    signal?.addEventListener('abort', () => resolve({ outcome: 'uncertain', reason: 'cut' }));
    return promise;
  };
  return { answer: resolve, call, asked: asked.promise };
}
type Call<T> = (...given: unknown[]) => Promise<ServerAnswer<T>>;

export interface PrinterDouble extends Printer {
  outcome: () => Promise<PrintOutcome>;
  /** Each ticket sent so far, as it was composed. */
  tickets: (TicketContent & { language: Language })[];
}

function printerDouble(): PrinterDouble {
  const tickets: PrinterDouble['tickets'] = [];
  let busy = false;
  const printer: PrinterDouble = {
    outcome: async () => ({ outcome: 'printed' }),
    tickets,
    state: async () => 'ready',
    async print(job) {
      if (busy) throw new Error('jobs never overlap');
      busy = true;
      tickets.push(JSON.parse(Buffer.from(job).toString()) as PrinterDouble['tickets'][number]);
      return printer.outcome().finally(() => {
        busy = false;
      });
    },
    close: async () => undefined,
  };
  return printer;
}

export const shortLimits: VisitLimits = {
  idleMs: 60_000,
  papersMs: 60_000,
  suspendedMs: 60_000,
  farewellMs: 60_000,
  readingMs: 60_000,
  printingMs: 60_000,
  statusMs: 1_000,
  refusalMs: 1_000,
  opening: { totalMs: 150, tryMs: 100, leastMs: 20, pauseMs: 5 },
  closure: { totalMs: 150, tryMs: 100, leastMs: 20, pauseMs: 5 },
};

export function kioskDouble(limits: Partial<VisitLimits> = {}) {
  const lines: string[] = [];
  const log: AgentLog = agentLog('debug', { write: (line) => lines.push(line) });
  const allLimits = { ...shortLimits, ...limits };
  const server = serverDouble();
  const counter = counterDouble();
  const printer = printerDouble();
  const board = stateBoard(true);
  board.update({ profile, link: 'reachable', printer: 'ready', slot: 'empty' });
  const readings = new Map<string, Promise<CardReading>>();
  const now = (): Date => testDay;
  const visit = new CurrentVisit({ board, limits: allLimits, log });
  const slot = new CardSlot({
    visit,
    board,
    log,
    recognise: cardRecogniser(() => rulingNow(board, now)),
    newVisitId: visitIds(() => testDay.getTime()),
    readCard: async (session) => (await readings.get(session.id)) ?? { outcome: 'removed' },
  });
  const encode = (content: TicketContent, language?: Language): Uint8Array =>
    Buffer.from(JSON.stringify({ ...content, language }));
  const tickets = ticketDesk({ printer, encode, board, log, now });
  let drawn = 0;
  const drawActivation = async () => {
    drawn += 1;
    return { code: `CODE${drawn}` as never, digest: `digest-${drawn}` };
  };
  const words: KioskEvidence[] = [];
  const signer: EvidenceSigner = {
    async sign(word) {
      words.push(word);
      return { evidence: `signed-${words.length}`, evidenceCertificate: 'certificate' };
    },
  };
  const visits = new VisitService({
    ...{ visit, server, counter, tickets, board, log, now, drawActivation, signer },
    limits: allLimits,
  });
  return {
    ...{ server, counter, printer, board, slot, visits, lines, log, visit },
    /** What was signed, in order; each signature differs. */
    words,
    stage: () => board.state().visit.stage,
    /** The visit on the board; fails when there is none. */
    visitId(): string {
      const { visit: current } = board.state();
      if (current.stage === 'none') throw new Error('there is no visit');
      return current.visitId;
    },
    /** Puts a card in; its reading may come later. */
    insert(id: string, reading: CardReading | Promise<CardReading>): void {
      readings.set(id, Promise.resolve(reading));
      slot.onReader(inserted(id));
    },
    remove: (id: string) => slot.onReader({ type: 'removed', sessionId: id }),
  };
}

export type KioskDouble = ReturnType<typeof kioskDouble>;

/** Calls of one name, with what was sent each time. */
export function sentTo(kiosk: KioskDouble, name: keyof Calls): unknown[][] {
  return kiosk.server.calls.filter(({ call }) => call === name).map(({ sent }) => sent);
}

export function read(...holders: CardHolder[]): CardReading {
  return { outcome: 'read', holders, particulars: null };
}

function inserted(id: string): ReaderEvent {
  return { type: 'inserted', session: { id, read: async () => ({ outcome: 'removed' }) } };
}

/** Up to the question of consent. */
export async function deciding(kiosk: KioskDouble, holder: CardHolder, card = 'card-1'): Promise<string> {
  const { visitId } = await choosing(kiosk, holder, card);
  await kiosk.visits.confirmHolder({ visitId, index: 0, as: 'self' });
  return visitId;
}

/** Up to the counter, for a child or a protected adult. */
export async function atTheCounter(
  kiosk: KioskDouble,
  holder: CardHolder,
  as: 'parent' | 'guardian' = 'parent',
): Promise<string> {
  const { visitId } = await choosing(kiosk, holder);
  await kiosk.visits.confirmHolder({ visitId, index: 0, as });
  return visitId;
}

/** Up to the record that is there, its code not yet asked for. */
export async function opened(kiosk: KioskDouble, holder: CardHolder, card = 'card-1'): Promise<string> {
  const visitId = await deciding(kiosk, holder, card);
  await kiosk.visits.giveConsent({ visitId, consent, ...told });
  return visitId;
}

/** Up to a ticket on paper, in French. */
export async function printed(kiosk: KioskDouble, holder: CardHolder, card = 'card-1'): Promise<string> {
  const visitId = await opened(kiosk, holder, card);
  await kiosk.visits.askTicket({ visitId, on: 'paper', language: 'fr' });
  return visitId;
}

/** Up to the choice of the holder. */
export async function choosing(kiosk: KioskDouble, holder: CardHolder, card = 'card-1') {
  kiosk.insert(card, read(holder));
  await settled();
  return { visitId: kiosk.visitId() };
}

/** Lets everything that is ready to run do so. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
