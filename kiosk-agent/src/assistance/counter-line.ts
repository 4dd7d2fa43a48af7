/** What goes on between this kiosk and its counter by itself: hearing of calls, telling the phase, a forgotten card. */
import type { Server } from '../server/server.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { CallDesk } from './call-desk.ts';
import { callWatch } from './call-watch.ts';
import { watchForgottenCard } from './forgotten-card.ts';
import type { HandOverNumbers } from './hand-over-numbers.ts';
import { phaseTeller, type ShownScreen } from './phase-teller.ts';

interface CounterLineParts {
  server: Pick<Server, 'watchCalls' | 'tellPhase'>;
  board: StateBoard;
  screen: ShownScreen;
  calls: CallDesk;
  numbers: HandOverNumbers;
}

export interface CounterLine {
  start(): void;
  /** Takes back what is open first. */
  stop(): Promise<void>;
}

export function counterLine({ server, board, screen, calls, numbers }: CounterLineParts): CounterLine {
  const watch = callWatch(server, (news) => calls.hear(news));
  const phases = phaseTeller({ server, board, screen });
  let leaveCard = (): void => undefined;
  return {
    start() {
      watch.start();
      phases.start();
      leaveCard = watchForgottenCard(board, calls);
    },
    async stop() {
      leaveCard();
      numbers.stop();
      await Promise.all([calls.stop(), phases.stop(), watch.stop()]);
    },
  };
}
