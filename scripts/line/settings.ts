/** What the person may choose for `npm start`, and where the line keeps its state. The only script that reads the environment. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { reachableByOthers } from '../postgres/owner.ts';
import { StartProblem } from './start-problem.ts';

export const projectRoot = join(import.meta.dirname, '../..');

const Settings = z.object({
  /** First of the consecutive ports. */
  BORNE_PORTS: z.coerce.number().int().min(1024).max(65_000).default(7080),
  /** Any other PostgreSQL in place of the embedded one. */
  DATABASE_URL: z.url().optional(),
  REGIME: z.enum(['consent-2016', 'mes-2022']).default('consent-2016'),
  /** `sans`: the number of the card is used, as where no INSi is configured. */
  INSI: z.enum(['simulateur', 'sans']).default('simulateur'),
  /** The server's parameters for minors (EX_GEN-1550); it judges them. */
  MAJORITY_AGE: z.string().optional(),
  MINORS_SERVED: z.string().optional(),
  /** `simulateur` reaches the virtual card without pcscd. */
  CARD_DRIVER: z.enum(['vitale2-libre', 'simulateur']).optional(),
  /** A display: the person's own browser can be opened. */
  DISPLAY: z.string().optional(),
  WAYLAND_DISPLAY: z.string().optional(),
});
export type Settings = z.infer<typeof Settings>;

/** Throws a StartProblem that lists every wrong setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const parsed = Settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} : ${issue.message}`);
  throw new StartProblem(`Réglage refusé :\n${wrong.join('\n')}`);
}

/**
 * `.borne/` in the project. As root under a folder that only root may enter (a clone in /root), the database's own
 * account could not reach it: then a folder in /var/lib, one for each clone.
 */
export function stateDirectory(): string {
  if (process.getuid?.() !== 0 || reachableByOthers(projectRoot)) return join(projectRoot, '.borne');
  const clone = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  return `/var/lib/borne-dmp/${clone}`;
}
