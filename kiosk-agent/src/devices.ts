/** The only file that chooses the devices: real ones, or doubles that say so. */
import type { CardLog } from './card/card-log.ts';
import type { CardReader } from './card/card-reader.ts';
import { PcscReader } from './card/pcsc-reader.ts';
import { SimulateurReader } from './card/simulateur-reader.ts';
import type { AgentConfig } from './config.ts';
import type { AgentLog, LogFields } from './log.ts';
import { encodeTicket } from './printer/escpos.ts';
import type { Printer } from './printer/printer.ts';
import { printerProfiles } from './printer/profiles.ts';
import { TcpPrinter } from './printer/tcp-printer.ts';
import { composeTicket, type TicketContent } from './printer/ticket.ts';

export interface Devices {
  reader: CardReader;
  printer: Printer;
  /** What the ticket says, as bytes for this printer. */
  encode: (content: TicketContent) => Uint8Array;
}

export function openDevices(config: AgentConfig, log: AgentLog): Devices {
  if (config.DEVICES_SIMULATED) log.warn('agent.simulated-devices', { driver: config.CARD_DRIVER });
  const profile = printerProfiles[config.PRINTER_PROFILE];
  return {
    reader: cardReader(config, cardLog(log)),
    printer: new TcpPrinter(config.PRINTER_ADDRESS),
    encode: (content) => encodeTicket(composeTicket(content), profile),
  };
}

function cardReader(config: AgentConfig, log: CardLog): CardReader {
  return config.CARD_DRIVER === 'simulateur'
    ? new SimulateurReader({ port: config.SIMULATEUR_PORT ?? 0, log })
    : new PcscReader({ readerName: config.CARD_READER, daemonSocket: config.PCSCLITE_CSOCK_NAME, log });
}

/** The card drivers' own log, through the allow-list. */
function cardLog(log: AgentLog): CardLog {
  const fields = ({ reader, reason, port }: Record<string, string | number>, note: string): LogFields => ({
    note,
    reader,
    reason,
    port,
  });
  return {
    info: (given, note) => log.info('reader.note', fields(given, note)),
    warn: (given, note) => log.warn('reader.note', fields(given, note)),
  };
}
