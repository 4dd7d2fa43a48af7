/** Starts the agent: its parts, its devices, the addresses of its pages. Stops in the reverse order. */
import { rm, writeFile } from 'node:fs/promises';
import { type AgentParts, monotonicMs, overseeing, serving } from './agent-parts.ts';
import { counterLine } from './assistance/counter-line.ts';
import { agentApp } from './http/app.ts';
import { listen } from './http/listen.ts';
import { Pairing } from './http/pairing.ts';
import { newSecret } from './http/secrets.ts';
import { kioskLight } from './light/kiosk-light.ts';
import type { AgentLog } from './log.ts';
import { profileWatch } from './server/kiosk-profile.ts';
import { printerWatch } from './visit/printer-watch.ts';
import { type StateBoard, stateBoard } from './visit/state-board.ts';

export interface RunningAgent {
  port: number;
  stop(): Promise<void>;
}

export async function startAgent(parts: AgentParts): Promise<RunningAgent> {
  const { config, devices, server, log } = parts;
  const board = stateBoard(config.DEVICES_SIMULATED);
  noteChanges(board, log);

  const installerToken = newSecret();
  const { slot, visits, calls, numbers, sheets } = serving(parts, board);
  const { screen, health, scans, installer } = overseeing(parts, board, installerToken);
  const token = newSecret();
  const pairing = new Pairing({ token, log, now: monotonicMs });
  // The port before the devices: an agent that is already running must not be disturbed.
  const app = agentApp({
    ...{ visits, calls, numbers, sheets, board, pairing, screen, health, log, uiDist: config.UI_DIST },
    installer: config.INSTALLER_TOKEN_FILE === undefined ? null : installer,
  });
  const listener = await listen(app, config.AGENT_PORT);

  const { reader, printer, scanner, light, headset } = devices;
  const profiles = profileWatch(server, board);
  const printers = printerWatch(printer, board);
  await reader.start((event) => {
    installer.card.onReader(event);
    slot.onReader(event);
  });
  printers.start();
  scanner.start((event) => void scans.take(event));
  light.start();
  headset.start((level) => board.update({ headset: level }));
  const leaveLight = kioskLight(board, light);
  const counter = counterLine({ server, board, screen, calls, numbers });
  counter.start();
  // Back at the welcome, whoever read without a card is gone.
  screen.onScreen(() => screen.shown === 'welcome' && sheets.forget());
  void profiles.start();
  health.start();
  screen.start();
  const tokens = tokenFiles(config.PAIRING_TOKEN_FILE, config.INSTALLER_TOKEN_FILE);
  await tokens.write(token, installerToken);
  return {
    port: listener.port,
    async stop() {
      await tokens.remove();
      pairing.close();
      await listener.close(500);
      screen.stop();
      health.stop();
      await visits.stop();
      await counter.stop();
      profiles.stop();
      await printers.stop();
      leaveLight();
      await Promise.all([reader.stop(), devices.stopHid(), headset.stop(), printer.close(), server.close()]);
    },
  };
}

/** Only the user of the agent may read them: whoever can is allowed to open the page. */
function tokenFiles(...files: (string | undefined)[]) {
  const remove = async (): Promise<void> => {
    for (const file of files) if (file !== undefined) await rm(file, { force: true });
  };
  return {
    remove,
    async write(...tokens: string[]): Promise<void> {
      // New files each time: an old one would keep its old permissions.
      await remove();
      for (const [index, file] of files.entries()) {
        if (file !== undefined) await writeFile(file, tokens[index] ?? '', { mode: 0o600, flag: 'wx' });
      }
    },
  };
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
