/**
 * `/nationalz`, for whoever watches over the server: the line to the national service, its certificates, the acts that were
 * given up. 503 when a person has to act: letters are dead, or a certificate ends within a week. A service that is away
 * is shown and asks for nobody: it comes back by itself, and openings wait for it.
 */
import type { Router } from 'express';
import type { DeadLetterCounts } from '../delivery/dead-letters.ts';
import { type CertificateStanding, loudness } from '../dmp/certificate-watch.ts';
import type { LineHealth } from '../dmp/national-line.ts';
import type { Log } from '../log.ts';

export interface NationalHealth {
  /** Null: a double in memory, which has no line. */
  line: LineHealth | null;
  /** The line to INSi. Null: it is not asked here. */
  identityLine: LineHealth | null;
  certificates: CertificateStanding[];
  deadLetters: DeadLetterCounts;
}

export function nationalHealthRoute(router: Router, read: () => Promise<NationalHealth>, log: Log): void {
  router.get('/nationalz', async (_request, response) => {
    try {
      const health = await read();
      const sound = isSound(health);
      response.status(sound ? 200 : 503).json({ sound, ...health });
    } catch (error) {
      log.warn('queue-trouble', { reason: 'health', error });
      response.status(503).json({ sound: false });
    }
  });
}

export function isSound({ certificates, deadLetters }: NationalHealth): boolean {
  const given = Object.values(deadLetters).some((jobs) => jobs > 0);
  return !given && !certificates.some(({ standing }) => loudness(standing) === 'error');
}
