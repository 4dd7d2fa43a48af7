/**
 * A card that stays in the slot when its visit is over: the counter is called after a while, and again when it has ended
 * the call and the card is still there.
 */
import { type Facts, type StateBoard, visitIdOf } from '../visit/state-board.ts';
import type { CallDesk } from './call-desk.ts';

export interface ForgottenCardPace {
  /** From the end of the visit to the call. */
  afterMs: number;
  /** From the end of one call to the next. */
  againMs: number;
}

export const forgottenCardPace: ForgottenCardPace = { afterMs: 30_000, againMs: 60_000 };

/** Returns the way out. */
export function watchForgottenCard(
  board: StateBoard,
  desk: Pick<CallDesk, 'ask' | 'cardTaken'>,
  { afterMs, againMs }: ForgottenCardPace = forgottenCardPace,
): () => void {
  let timer: NodeJS.Timeout | null = null;
  let called = false;
  const disarm = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const call = (): void => {
    timer = null;
    called = true;
    desk.ask({ kind: 'card-forgotten', visitId: null, as: null });
  };
  const look = (): void => {
    const facts = board.facts();
    if (!isLeftAlone(facts)) {
      disarm();
      if (called) desk.cardTaken();
      called = false;
    } else if (facts.assistance.call !== null) disarm();
    else timer ??= setTimeout(call, called ? againMs : afterMs).unref();
  };
  look();
  const leave = board.subscribe(look);
  return () => {
    leave();
    disarm();
  };
}

/** What lies in the slot while somebody works on the kiosk is theirs. */
function isLeftAlone({ slot, visit, maintenance }: Facts): boolean {
  return slot === 'occupied' && visitIdOf(visit) === null && !maintenance;
}
