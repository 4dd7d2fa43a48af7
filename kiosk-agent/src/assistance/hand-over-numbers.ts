/**
 * Numbers to say at the counter: asked for once a visit and reason, again while the server is silent, and forgotten with
 * the visit.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HandOverReason } from '@borne/server/contract';
import type { AskHandOver, Assistance } from '../../contract/assistance.ts';
import type { VisitId } from '../../contract/visit.ts';
import type { Server } from '../server/server.ts';
import { type StateBoard, visitIdOf } from '../visit/state-board.ts';
import { tellAssistance } from './tell-assistance.ts';

export interface HandOverPace {
  deadlineMs: number;
  pauseMs: number;
}

export const handOverPace: HandOverPace = { deadlineMs: 4_000, pauseMs: 5_000 };

interface HandOverParts {
  server: Pick<Server, 'handOver'>;
  board: StateBoard;
  /** UUIDv7: the same id twice gives the same number. */
  newId: () => string;
  pace?: HandOverPace;
}

type Told = NonNullable<Assistance['handOver']>;

/** What is known for one visit. */
interface VisitNumbers {
  visitId: VisitId;
  over: AbortController;
  byReason: Map<HandOverReason, Told>;
  /** The one that the screen shows. */
  shown: HandOverReason;
}

export class HandOverNumbers {
  readonly #parts: HandOverParts;
  readonly #pace: HandOverPace;
  readonly #leave: () => void;
  #visit: VisitNumbers | null = null;

  constructor(parts: HandOverParts) {
    this.#parts = parts;
    this.#pace = parts.pace ?? handOverPace;
    this.#leave = parts.board.subscribe(() => this.#look());
  }

  /** Returns at once; the board tells the number. */
  ask({ visitId, reason }: AskHandOver): void {
    this.#look();
    this.#visit ??= { visitId, over: new AbortController(), byReason: new Map(), shown: reason };
    const visit = this.#visit;
    visit.shown = reason;
    if (!visit.byReason.has(reason)) void this.#fetch(visit, reason);
    this.#tell();
  }

  stop(): void {
    this.#leave();
    this.#visit?.over.abort();
  }

  /** Goes on behind a « nobody hears us »: a number that comes late is still worth having. */
  async #fetch(visit: VisitNumbers, reason: HandOverReason): Promise<void> {
    const { server, newId } = this.#parts;
    const { deadlineMs, pauseMs } = this.#pace;
    const { signal } = visit.over;
    const id = newId();
    this.#learn(visit, reason, { state: 'asking' });
    while (!signal.aborted) {
      const answer = await server.handOver(id, reason, { deadlineMs, signal });
      if (signal.aborted) return;
      if (answer.outcome === 'answered') {
        return this.#learn(visit, reason, { state: 'given', code: answer.answer.code });
      }
      this.#learn(visit, reason, { state: 'unheard' });
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  #learn(visit: VisitNumbers, reason: HandOverReason, told: Told): void {
    visit.byReason.set(reason, told);
    if (visit === this.#visit) this.#tell();
  }

  #tell(): void {
    const told = this.#visit?.byReason.get(this.#visit.shown);
    if (told) tellAssistance(this.#parts.board, { handOver: told });
  }

  /** The board has let go of the number already, with the visit. */
  #look(): void {
    if (this.#visit === null || this.#visit.visitId === visitIdOf(this.#parts.board.facts().visit)) return;
    this.#visit.over.abort();
    this.#visit = null;
  }
}
