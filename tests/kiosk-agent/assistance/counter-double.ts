/**
 * The server's side of the calls, in memory, with a remote control: it keeps what the real one keeps (one open call a
 * kiosk, a call that was withdrawn before it came is never shown) and is silent when told to.
 */
import type { CallState, KioskCalls, Phase, PlaceCall, Verdict } from '@borne/server/contract';
import type { CallPace } from '../../../kiosk-agent/src/assistance/call-delivery.ts';
import { CallDesk } from '../../../kiosk-agent/src/assistance/call-desk.ts';
import { callWatch } from '../../../kiosk-agent/src/assistance/call-watch.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import type { Server, ServerAnswer } from '../../../kiosk-agent/src/server/server.ts';
import { stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { visitIds } from '../../../kiosk-agent/src/visit/visit-id.ts';
import { answered, profile, timedOut, unreachable } from '../visit/kiosk-double.ts';
import { testDay } from '../visit/people.ts';

type CounterServer = Pick<Server, 'placeCall' | 'withdrawCall' | 'watchCalls' | 'tellPhase' | 'handOver'>;

/** works; silent: nothing gets through; deaf: what is sent arrives, and no answer comes back. */
export type Line = 'works' | 'silent' | 'deaf';

export interface CounterDouble extends CounterServer {
  line: Line;
  /** Every call that arrived, in order, as it stands now. */
  calls: (PlaceCall & CallState)[];
  placed: number;
  withdrawn: string[];
  phases: Phase[];
  numbers: { id: string; reason: string }[];
  /** Whoever listens to the stream. */
  streams: number;
  open(): (PlaceCall & CallState) | undefined;
  take(): void;
  end(verdict?: Verdict): void;
  /** Ends the stream as a broken line does. */
  breakStream(): void;
}

export function counterDouble(): CounterDouble {
  const listeners = new Set<{ hear: (calls: KioskCalls) => void; end: () => void }>();
  const stateOf = ({ callId, state, ahead, verdict }: CallState): CallState => ({
    callId,
    state,
    ahead,
    verdict,
  });
  const tell = (): void => {
    for (const { hear } of listeners) hear({ calls: counter.calls.map(stateOf) });
  };
  function through<T>(work: () => ServerAnswer<T>): Promise<ServerAnswer<T>> {
    if (counter.line === 'silent') return Promise.resolve(unreachable);
    const answer = work();
    return Promise.resolve(counter.line === 'deaf' ? timedOut : answer);
  }
  const counter: CounterDouble = {
    line: 'works',
    calls: [],
    placed: 0,
    withdrawn: [],
    phases: [],
    numbers: [],
    streams: 0,
    open: () => counter.calls.find(({ state }) => state !== 'over'),
    take() {
      Object.assign(counter.open() ?? {}, { state: 'taken' });
      tell();
    },
    end(verdict) {
      Object.assign(counter.open() ?? {}, { state: 'over', verdict: verdict ?? null });
      tell();
    },
    breakStream() {
      for (const { end } of listeners) end();
    },
    placeCall: (callId, call) =>
      through(() => {
        counter.placed += 1;
        const known = counter.calls.find((other) => other.callId === callId);
        if (known) return answered(stateOf(known));
        const isDead = counter.withdrawn.includes(callId);
        Object.assign((!isDead && counter.open()) || {}, { state: 'over' });
        const placed = {
          ...call,
          callId,
          state: isDead ? 'over' : 'waiting',
          ahead: 2,
          verdict: null,
        } as const;
        counter.calls.push({ ...placed });
        tell();
        return answered(stateOf(placed));
      }),
    withdrawCall: (callId) =>
      through(() => {
        counter.withdrawn.push(callId);
        Object.assign(counter.calls.find((call) => call.callId === callId && call.state !== 'over') ?? {}, {
          state: 'over',
        });
        tell();
        return answered(null);
      }),
    watchCalls: (hear, signal) =>
      new Promise((resolve) => {
        counter.streams += 1;
        const stream = { hear, end: () => finish(timedOut) };
        const finish = (answer: ServerAnswer<null>): void => {
          listeners.delete(stream);
          resolve(answer);
        };
        signal.addEventListener('abort', () => finish(answered(null)));
        if (counter.line !== 'works' || signal.aborted) return finish(unreachable);
        listeners.add(stream);
        hear({ calls: counter.calls.map(stateOf) });
      }),
    tellPhase: (phase) =>
      through(() => {
        counter.phases.push(phase);
        return answered(null);
      }),
    handOver: (id, reason) =>
      through(() => {
        counter.numbers.push({ id, reason });
        return answered({ code: `K7M2Q${counter.numbers.length}` });
      }),
  };
  return counter;
}

export const quickPace: CallPace = {
  deadlineMs: 50,
  pauseMs: 5,
  longestPauseMs: 10,
  againMs: 20,
  withdrawTries: 3,
};

export const [visitA, visitB] = [
  visitIds(() => testDay.getTime())(),
  visitIds(() => testDay.getTime() + 1)(),
];

/** A desk before that counter; `serve` begins and ends visits as the agent does. */
export function deskDouble(pace: Partial<CallPace> & { lonelyMs?: number } = {}) {
  const counter = counterDouble();
  const board = stateBoard(true);
  board.update({ profile, link: 'reachable', slot: 'empty' });
  const lines: string[] = [];
  const log = agentLog('debug', { write: (line) => lines.push(line) });
  const { lonelyMs, ...callPace } = pace;
  const desk = new CallDesk({
    ...{ server: counter, board, log, newCallId: visitIds(Date.now) },
    pace: { ...quickPace, ...callPace },
    ...(lonelyMs === undefined ? {} : { lonelyMs }),
  });
  return {
    ...{ counter, board, desk, lines },
    call: () => board.state().assistance.call,
    begin: (visitId: string) => board.update({ slot: 'occupied', visit: { stage: 'reading', visitId } }),
    /** As VisitService does: the counter is told first. */
    leave: (visitId: string): void => {
      desk.leave(visitId);
      board.update({ visit: { stage: 'none' } });
    },
    help: (visitId: string | null) => desk.ask({ kind: 'help', visitId, as: null }),
    explain: (visitId: string) => desk.ask({ kind: 'explanation', visitId, as: null }),
  };
}

export type DeskDouble = ReturnType<typeof deskDouble>;

/** With the stream, as the agent runs it. */
export function listeningDesk(options: Parameters<typeof deskDouble>[0] = {}) {
  const kiosk = deskDouble({ againMs: 60_000, ...options });
  callWatch(kiosk.counter, (news) => kiosk.desk.hear(news), { firstMs: 5, longestMs: 10 }).start();
  return kiosk;
}
