/** The devices of this kiosk: real ones, or doubles that say so. `devices/` alone chooses. */
import type { CardReader } from './card/card-reader.ts';
import type { AgentConfig } from './config.ts';
import { openCardReader } from './devices/card.ts';
import { openPrinter, type TicketPrinter } from './devices/printer.ts';
import type { AgentLog } from './log.ts';

export interface Devices extends TicketPrinter {
  reader: CardReader;
}

export function openDevices(config: AgentConfig, log: AgentLog): Devices {
  if (config.DEVICES_SIMULATED) log.warn('agent.simulated-devices', { driver: config.CARD_DRIVER });
  return { reader: openCardReader(config, log), ...openPrinter(config) };
}
