/**
 * A server process of its own whose national service never answers: it tells its parent that a write left, and hangs.
 * Made to be killed in the middle of a delivery. The environment is a server's.
 */
import { readConfig } from '../../../server/src/config.ts';
import { createLog } from '../../../server/src/log.ts';
import { startServer } from '../../../server/src/start-server.ts';
import { unusedAccess, unusedAdministration } from './unused-national.ts';

const read = readConfig();
if (!read.ok) throw new Error(read.problems);
/** Every write hangs; FROZEN_FINDS is what TD0.2 answers. */
const hang = (): Promise<never> => {
  process.send?.({ sent: true });
  return new Promise(() => undefined);
};
const finds = process.env['FROZEN_FINDS'];
const server = await startServer({
  config: read.config,
  log: createLog('silent'),
  dmp: {
    ...unusedAccess,
    ...unusedAdministration,
    find: async () => (finds === 'open' ? { outcome: 'open', linkedToMes: false } : { outcome: 'none' }),
    create: hang,
    reactivate: hang,
    terminate: hang,
    close: async () => undefined,
  },
});
process.send?.({ ready: true, ports: server.ports });
