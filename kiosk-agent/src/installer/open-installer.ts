/** Puts the installer's part together. */
import type { CardSession } from '../card/card-reader.ts';
import type { CardReading } from '../card/card-reading.ts';
import type { Devices } from '../devices.ts';
import type { SelfTest } from '../health/self-test.ts';
import type { AgentLog } from '../log.ts';
import type { ScanDesk, ScanOutcome } from '../scanner/scan-desk.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { PageWatch } from '../watchdog/page-watch.ts';
import { type CardTest, cardTest } from './card-test.ts';
import { deviceTests } from './device-tests.ts';
import { firstOf } from './first-of.ts';
import type { Installer } from './installer-routes.ts';
import { InstallerSession } from './installer-session.ts';
import { maintenance } from './maintenance.ts';
import { Workbench } from './workbench.ts';

interface InstallerParts {
  token: string;
  devices: Pick<Devices, 'printTest' | 'light'>;
  scans: ScanDesk;
  board: StateBoard;
  health: SelfTest;
  screen: PageWatch;
  log: AgentLog;
  readCard: (session: CardSession) => Promise<CardReading>;
  now: () => number;
}

export interface OpenInstaller extends Installer {
  /** Hears every event of the reader. */
  card: CardTest;
}

export function openInstaller(parts: InstallerParts): OpenInstaller {
  const { token, devices, board, health, screen, log, readCard, now } = parts;
  const { printTest, light } = devices;
  const card = cardTest({ readCard, now });
  const scans = firstOf<ScanOutcome>();
  parts.scans.onOutcome((outcome) => scans.tell(outcome));
  const tests = deviceTests({ card, printTest, light, scans, board });
  return {
    session: new InstallerSession({ token, log, now }),
    bench: new Workbench({ maintenance: maintenance(board, log), health, screen, tests, log }),
    built: () => ({ sound: health.sound(), languages: health.languages() }),
    card,
  };
}
