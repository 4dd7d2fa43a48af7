/** The devices of this kiosk: real ones, or doubles that say so. `devices/` alone chooses. */
import type { CardReader } from './card/card-reader.ts';
import type { AgentConfig } from './config.ts';
import { openCardReader } from './devices/card.ts';
import { openHeadset } from './devices/headset.ts';
import { type Hid, openHid } from './devices/hid.ts';
import { openPrinter, type TicketPrinter } from './devices/printer.ts';
import type { HeadsetSocket } from './headset/headset-socket.ts';
import type { AgentLog } from './log.ts';

export interface Devices extends TicketPrinter, Omit<Hid, 'stop'> {
  reader: CardReader;
  headset: HeadsetSocket;
  /** Scanner and light together: they hang on one bus. */
  stopHid: Hid['stop'];
}

export function openDevices(config: AgentConfig, log: AgentLog): Devices {
  if (config.DEVICES_SIMULATED) log.warn('agent.simulated-devices', { driver: config.CARD_DRIVER });
  const hid = openHid(config, log);
  const { scanner, light, apcv } = hid;
  const usb = { scanner, light, apcv, stopHid: () => hid.stop() };
  const headset = openHeadset(config, log);
  return { reader: openCardReader(config, log), headset, ...openPrinter(config), ...usb };
}
