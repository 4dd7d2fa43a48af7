/** Chooses the card driver. */
import { ApiLecReader } from '../card/api-lec/api-lec-reader.ts';
import type { CardLog } from '../card/card-log.ts';
import type { CardReader } from '../card/card-reader.ts';
import { PcscReader } from '../card/pcsc/pcsc-reader.ts';
import { SimulateurReader } from '../card/vpcd/simulateur-reader.ts';
import type { AgentConfig } from '../config.ts';
import type { AgentLog, LogFields } from '../log.ts';

export function openCardReader(config: AgentConfig, agentLog: AgentLog): CardReader {
  const log = cardLog(agentLog);
  const reader = chosen(config, log);
  if (config.BORNE_MODE === 'production' && !reader.gives.has('nature')) {
    // EX_GEN-1430 asks for a refusal that only the licensed library makes possible.
    log.warn({ reason: reader.driver }, 'this driver cannot tell test and demo cards from real ones');
  }
  return reader;
}

function chosen(config: AgentConfig, log: CardLog): CardReader {
  const { BORNE_MODE: mode, PCSCLITE_CSOCK_NAME: daemonSocket } = config;
  switch (config.CARD_DRIVER) {
    case 'vitale2-libre':
      return new PcscReader({ readerName: config.CARD_READER, daemonSocket, log });
    case 'api-lec':
      return new ApiLecReader({ descriptionFile: config.API_LEC_DESCRIPTION ?? '', mode, daemonSocket, log });
    case 'simulateur':
      return new SimulateurReader({ port: config.SIMULATEUR_PORT ?? 0, log });
    default:
      return config.CARD_DRIVER satisfies never;
  }
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
