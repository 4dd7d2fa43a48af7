/** The two sides of the agent, put together and not yet started: whom it serves, and who looks after it. */
import { CallDesk } from './assistance/call-desk.ts';
import { HandOverNumbers } from './assistance/hand-over-numbers.ts';
import { admitting } from './card/admission.ts';
import type { AgentConfig } from './config.ts';
import type { Devices } from './devices.ts';
import { evidenceSigner } from './evidence/evidence-signer.ts';
import { machineFacts, validity } from './health/machine-facts.ts';
import { type SelfTest, selfTest } from './health/self-test.ts';
import { type OpenInstaller, openInstaller } from './installer/open-installer.ts';
import type { AgentLog } from './log.ts';
import { ScanDesk } from './scanner/scan-desk.ts';
import type { Server } from './server/server.ts';
import { SheetDesk } from './sheet/sheet-desk.ts';
import { drawActivation } from './visit/activation.ts';
import { CardSlot } from './visit/card-slot.ts';
import { CurrentVisit } from './visit/current-visit.ts';
import { cardRecogniser } from './visit/known-card.ts';
import { rulingNow } from './visit/ruling.ts';
import type { StateBoard } from './visit/state-board.ts';
import { ticketDesk } from './visit/ticket-desk.ts';
import { visitIds } from './visit/visit-id.ts';
import { visitLimits } from './visit/visit-limits.ts';
import { VisitService } from './visit/visit-service.ts';
import { PageWatch } from './watchdog/page-watch.ts';
import { restartFile } from './watchdog/restart-file.ts';

export interface AgentParts {
  config: AgentConfig;
  devices: Devices;
  server: Server;
  log: AgentLog;
}

const now = (): Date => new Date();
export const monotonicMs = (): number => performance.now();

export interface Serving {
  slot: CardSlot;
  visits: VisitService;
  calls: CallDesk;
  numbers: HandOverNumbers;
  sheets: SheetDesk;
}

/** One visitor at a time. */
export function serving({ config, devices, server, log }: AgentParts, board: StateBoard): Serving {
  const { printer, encode, encodeSheet } = devices;
  const limits = { ...visitLimits, idleMs: config.IDLE_MS };
  const visit = new CurrentVisit({ board, limits, log });
  const readCard = admitting(config.BORNE_MODE);
  const recognise = cardRecogniser(() => rulingNow(board, now));
  const slot = new CardSlot({ visit, board, log, readCard, recognise, newVisitId: visitIds(Date.now) });
  const tickets = ticketDesk({ printer, encode, board, log, now });
  const calls = new CallDesk({ server, board, log, newCallId: visitIds(Date.now) });
  const signer = evidenceSigner({ key: config.EVIDENCE_KEY, certificate: config.EVIDENCE_CERT });
  const visits = new VisitService({
    ...{ visit, server, counter: calls, tickets, board, log, limits, drawActivation, signer, now },
  });
  const numbers = new HandOverNumbers({ server, board, newId: visitIds(Date.now) });
  const sheets = new SheetDesk({ printer, encodeSheet, board, log, now });
  return { slot, visits, calls, numbers, sheets };
}

export interface Overseers {
  screen: PageWatch;
  health: SelfTest;
  scans: ScanDesk;
  installer: OpenInstaller;
}

/** `token`: what opens the installer's page. */
export function overseeing(
  { config, devices, log }: AgentParts,
  board: StateBoard,
  token: string,
): Overseers {
  const { printer, scanner, light, apcv, headset } = devices;
  const restart = config.BROWSER_RESTART_FILE;
  const screen: PageWatch = new PageWatch({
    restartBrowser: restart === undefined ? null : restartFile(restart, log),
    isSuspended: () => board.facts().maintenance || installer.session.isPresent(),
    log,
    now: monotonicMs,
  });
  const health = selfTest({
    ...{ board, printer, scanner, light, headset, screen, now, log },
    certificate: validity(config.KIOSK_CERT),
    machine: () => machineFacts(config.UI_DIST),
  });
  const scans = new ScanDesk({ apcv, production: config.BORNE_MODE === 'production', log });
  const installer = openInstaller({
    ...{ token, devices, scans, board, health, screen, log },
    readCard: admitting(config.BORNE_MODE),
    now: monotonicMs,
  });
  return { screen, health, scans, installer };
}
