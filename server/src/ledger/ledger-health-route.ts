/**
 * `/ledgerz`, for whoever watches over the server: 200 as long as nobody has to look, 503 when somebody has. Apart from
 * `/readyz`: openings never wait for the ledger, so a server whose ledger is in trouble still serves.
 */
import type { Router } from 'express';
import type { Log } from '../log.ts';
import type { Ledger, LedgerHealth } from './start-ledger.ts';

/** Leaves wait a few seconds; ten minutes are nobody numbering. */
const longestWaitSeconds = 600;

export function ledgerHealthRoute(router: Router, ledger: Ledger, log: Log): void {
  router.get('/ledgerz', async (_request, response) => {
    try {
      const health = await ledger.health();
      const sound = isSound(health);
      response.status(sound ? 200 : 503).json({ sound, ...health });
    } catch (error) {
      log.warn('ledger-trouble', { reason: 'health', error });
      response.status(503).json({ sound: false });
    }
  });
}

/** A witness or a time stamp that is away comes back by itself, and what it missed is made up for. */
export function isSound({
  history,
  movement,
  batches,
  numbering,
  waiting,
  witnesses,
  timestamp,
}: LedgerHealth): boolean {
  return (
    [history, movement, ...Object.values(batches.sealed)].every(({ state }) => state !== 'tampered') &&
    numbering !== 'damaged' &&
    numbering !== 'halted' &&
    waiting.seconds < longestWaitSeconds &&
    !Object.values(witnesses).some(
      (word) => word === 'ahead' || word === 'rewritten' || word === 'refused',
    ) &&
    timestamp !== 'refused'
  );
}
