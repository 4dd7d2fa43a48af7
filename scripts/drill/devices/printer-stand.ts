/** Where tickets are drilled: the virtual printer as a process, its operator's hand, and the agent's driver before it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import type { Printer } from '../../../kiosk-agent/src/printer/printer.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { type PrinterDeadlines, StatusPrinter } from '../../../kiosk-agent/src/printer/status-printer.ts';
import { tcpTransport } from '../../../kiosk-agent/src/printer/tcp-link.ts';
import { composeTicket, type TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { freePorts } from '../../line/ports.ts';
import { startProcess } from '../../line/processes.ts';

/** What the paper says of one job: whether it came out whole. */
export interface PaperJob {
  printed: boolean;
}

export type PrinterFaults = Record<string, unknown>;

export interface PrinterStand {
  /** Forgets what is on paper. */
  forget(): Promise<void>;
  /** Ends every fault, but those that are given. */
  mend(faults?: PrinterFaults): Promise<void>;
  /** More of them. */
  faults(change: PrinterFaults): Promise<void>;
  state(): Promise<PrinterStandState>;
  printer(profile: PrinterProfileName): Printer;
  stop(): Promise<void>;
}

const virtualPrinter = join(import.meta.dirname, '../../../kiosk-agent/simulator/virtual-printer/main.ts');
const requestMs = 30_000;

const noFaults: PrinterFaults = {
  ...{
    paper: 'ok',
    cover: 'closed',
    cutter: 'ok',
    paused: false,
    mute: false,
    lies: 'no',
    ignoresGsR: false,
  },
  ...{ hearsInPictures: false, outlet: 'none', linesLeft: null, cutAfterBytes: null, bytesPerSecond: null },
};

const StateSchema = z.looseObject({
  /** What is left of the two faults that count down. */
  faults: z.looseObject({ linesLeft: z.int().optional(), cutAfterBytes: z.int().optional() }),
  jobs: z.array(z.looseObject({ printed: z.boolean() })),
});
export type PrinterStandState = z.infer<typeof StateSchema>;

/** INVENTED, and of no pharmacy. */
const content: TicketContent = {
  outcome: 'created',
  siteName: 'Pharmacie de l’exercice',
  code: 'ACDEFGHJKLMN2' as TicketContent['code'],
  activationUrl: 'https://dmp.exemple.fr/a',
  printedOn: new Date(2026, 6, 11, 10, 0),
};

/** One whole ticket, as this printer gets it. */
export function ticketFor(profile: PrinterProfileName): Uint8Array {
  return encodeTicket(composeTicket(content, 'fr'), printerProfiles[profile]);
}

/** With the deadlines that the kiosk has, unless others are given. */
export async function openPrinterStand(deadlines?: PrinterDeadlines): Promise<PrinterStand> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-drill-'));
  const ports = await freePorts();
  const running = await startProcess({
    name: 'l’imprimante virtuelle',
    file: virtualPrinter,
    env: {
      BORNE_MODE: 'development',
      VIRTUAL_PRINTER_PORT: `${ports.printer}`,
      VIRTUAL_PRINTER_OPERATOR_PORT: `${ports.printerOperator}`,
    },
    logFile: join(directory, 'virtual-printer.log'),
  });
  const operator = `http://127.0.0.1:${ports.printerOperator}`;
  const faults = async (change: PrinterFaults): Promise<void> => {
    await ask(`${operator}/faults`, 'POST', change);
  };
  return {
    faults,
    mend: (given) => faults({ ...noFaults, ...given }),
    forget: async () => {
      await ask(`${operator}/jobs`, 'DELETE');
    },
    state: async () => StateSchema.parse(await (await ask(`${operator}/state`)).json()),
    printer: (profile) => printerAt(ports.printer, profile, deadlines),
    stop: async () => {
      await running.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function printerAt(port: number, name: PrinterProfileName, deadlines?: PrinterDeadlines): Printer {
  const { confirms, tellsOutlet } = printerProfiles[name];
  const open = tcpTransport({ host: '127.0.0.1', port });
  return new StatusPrinter({ open, confirms, tellsOutlet, ...(deadlines && { deadlines }) });
}

async function ask(url: string, method = 'GET', body?: object): Promise<Response> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(requestMs),
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}`);
  return answer;
}
