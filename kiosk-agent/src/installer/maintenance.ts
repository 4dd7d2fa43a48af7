/**
 * The kiosk closed to the public while somebody works on it. It never begins during a visit, and ends by itself: a kiosk
 * that was forgotten in this mode would serve nobody.
 */
import type { AgentLog } from '../log.ts';
import type { StateBoard } from '../visit/state-board.ts';

export interface Maintenance {
  readonly on: boolean;
  /** False: a visit is under way, and nothing changed. */
  begin(): boolean;
  /** Somebody is still at work: the wait for its end begins anew. */
  renew(): void;
  end(): void;
}

const longestMs = 10 * 60_000;

export function maintenance(board: StateBoard, log: AgentLog, endsAfterMs = longestMs): Maintenance {
  let timer: NodeJS.Timeout | undefined;
  const isOn = (): boolean => board.facts().maintenance;
  const arm = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => end('forgotten'), endsAfterMs).unref();
  };
  function end(reason: 'asked' | 'forgotten'): void {
    clearTimeout(timer);
    if (!isOn()) return;
    log.info('maintenance.ended', { reason });
    board.update({ maintenance: false });
  }
  return {
    get on() {
      return isOn();
    },
    begin() {
      if (board.facts().visit.stage !== 'none') return false;
      arm();
      if (isOn()) return true;
      log.info('maintenance.begun');
      board.update({ maintenance: true });
      return true;
    },
    renew: () => isOn() && arm(),
    end: () => end('asked'),
  };
}
