/** Puts the agent together: devices, the visit, the address of the screen. Stops in the reverse order. */
import { rm, writeFile } from 'node:fs/promises';
import { admitting } from './card/admission.ts';
import type { AgentConfig } from './config.ts';
import type { Devices } from './devices.ts';
import { machineFacts, validity } from './health/machine-facts.ts';
import { selfTest } from './health/self-test.ts';
import { agentApp } from './http/app.ts';
import { listen } from './http/listen.ts';
import { Pairing } from './http/pairing.ts';
import { newSecret } from './http/secrets.ts';
import type { AgentLog } from './log.ts';
import { profileWatch } from './server/kiosk-profile.ts';
import type { Server } from './server/server.ts';
import { drawActivation } from './visit/activation.ts';
import { CardSlot } from './visit/card-slot.ts';
import { CurrentVisit } from './visit/current-visit.ts';
import { printerWatch } from './visit/printer-watch.ts';
import { type StateBoard, stateBoard } from './visit/state-board.ts';
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

export interface RunningAgent {
  port: number;
  stop(): Promise<void>;
}

export async function startAgent({ config, devices, server, log }: AgentParts): Promise<RunningAgent> {
  const { reader, printer, encode } = devices;
  const now = (): Date => new Date();
  const monotonic = (): number => performance.now();
  const limits = { ...visitLimits, idleMs: config.IDLE_MS };
  const board = stateBoard(config.DEVICES_SIMULATED);
  noteChanges(board, log);

  const visit = new CurrentVisit({ board, limits, log });
  const slot = new CardSlot({
    visit,
    board,
    log,
    readCard: admitting(config.BORNE_MODE),
    newVisitId: visitIds(Date.now),
  });
  const tickets = ticketDesk({ printer, encode, board, log, now });
  const visits = new VisitService({ visit, server, tickets, board, log, limits, drawActivation, now });

  const token = newSecret();
  const pairing = new Pairing({ token, log, now: monotonic });
  const restart = config.BROWSER_RESTART_FILE;
  const screen = new PageWatch({
    restartBrowser: restart === undefined ? null : restartFile(restart, log),
    log,
    now: monotonic,
  });
  const health = selfTest({
    ...{ board, printer, screen, now, log },
    ...{ scanner: undefined, light: undefined },
    certificate: validity(config.KIOSK_CERT),
    machine: () => machineFacts(config.UI_DIST),
  });
  // The port before the devices: an agent that is already running must not be disturbed.
  const app = agentApp({ visits, board, pairing, screen, health, log, uiDist: config.UI_DIST });
  const listener = await listen(app, config.AGENT_PORT);

  const profiles = profileWatch(server, board);
  const printers = printerWatch(printer, board);
  await reader.start((event) => slot.onReader(event));
  printers.start();
  void profiles.start();
  health.start();
  screen.start();
  await writeToken(config.PAIRING_TOKEN_FILE, token);
  return {
    port: listener.port,
    async stop() {
      await rm(config.PAIRING_TOKEN_FILE, { force: true });
      pairing.close();
      await listener.close(500);
      screen.stop();
      health.stop();
      await visits.stop();
      profiles.stop();
      await printers.stop();
      await Promise.all([reader.stop(), printer.close(), server.close()]);
    },
  };
}

/** Only the user of the agent may read it: whoever can is allowed to open the screen. */
async function writeToken(file: string, token: string): Promise<void> {
  // A new file each time: an old one would keep its old permissions.
  await rm(file, { force: true });
  await writeFile(file, token, { mode: 0o600, flag: 'wx' });
}

function noteChanges(board: StateBoard, log: AgentLog): void {
  let told = '';
  board.subscribe(() => {
    const { slot, printer, link } = board.facts();
    const text = `${slot} ${printer} ${link}`;
    if (text === told) return;
    told = text;
    log.info('kiosk.changed', { slot, printer, link });
  });
}
