/** Tells the server how this kiosk stands: at each change, and now and then, so that a silent kiosk is seen. */
import type { Phase } from '@borne/server/contract';
import type { Server } from '../server/server.ts';
import { type StateBoard, visitIdOf } from '../visit/state-board.ts';
import { phaseOf, type ScreenPhase, screenPhase } from './phase.ts';

/** The page, as it says by its heartbeat. */
export interface ShownScreen {
  readonly shown: string | null;
  onScreen(listener: () => void): () => void;
}

export interface PhasePace {
  everyMs: number;
  /** After a fruitless try. */
  retryMs: number;
  deadlineMs: number;
}

export const phasePace: PhasePace = { everyMs: 30_000, retryMs: 5_000, deadlineMs: 5_000 };

export interface PhaseTeller {
  start(): void;
  stop(): Promise<void>;
}

export function phaseTeller(
  { server, board, screen }: { server: Pick<Server, 'tellPhase'>; board: StateBoard; screen: ShownScreen },
  { everyMs, retryMs, deadlineMs }: PhasePace = phasePace,
): PhaseTeller {
  const stopping = new AbortController();
  let visitId = visitIdOf(board.facts().visit);
  let shown: ScreenPhase | null = null;
  let told: Phase | null = null;
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> | null = null;

  const phase = (): Phase => phaseOf(board.facts(), board.closed() !== null, shown);
  /** One at a time, and always the newest: what came and went meanwhile is not told. */
  async function tell(): Promise<void> {
    clearTimeout(timer);
    let isTold: boolean;
    do {
      const now = phase();
      const answer = await server.tellPhase(now, { deadlineMs, signal: stopping.signal });
      isTold = answer.outcome === 'answered';
      told = isTold ? now : null;
    } while (isTold && phase() !== told && !stopping.signal.aborted);
    telling = null;
    if (!stopping.signal.aborted) timer = setTimeout(begin, isTold ? everyMs : retryMs).unref();
  }
  function begin(): void {
    telling ??= tell();
  }
  function look(): void {
    const current = visitIdOf(board.facts().visit);
    if (current !== visitId) {
      // The page follows in a moment; until then it shows a screen of the former visit.
      visitId = current;
      shown = null;
    }
    if (phase() !== told) begin();
  }
  function follow(): void {
    // Back at the welcome, whoever read without a card is gone.
    if (screen.shown === 'welcome') shown = null;
    else shown = screenPhase(screen.shown ?? '') ?? shown;
    look();
  }
  let ways: (() => void)[] = [];
  return {
    start() {
      ways = [board.subscribe(look), screen.onScreen(follow)];
      begin();
    },
    async stop() {
      for (const leave of ways) leave();
      stopping.abort();
      clearTimeout(timer);
      await telling;
    },
  };
}
