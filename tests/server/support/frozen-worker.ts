/**
 * A server process of its own whose national service never answers: it tells its parent that TD1.1 left, and hangs.
 * Made to be killed in the middle of a delivery. The environment is a server's.
 */
import { readConfig } from '../../../server/src/config.ts';
import { createLog } from '../../../server/src/log.ts';
import { startServer } from '../../../server/src/start-server.ts';

const read = readConfig();
if (!read.ok) throw new Error(read.problems);
const server = await startServer({
  config: read.config,
  log: createLog('silent'),
  dmp: {
    find: async () => ({ outcome: 'none' }),
    create: () => {
      process.send?.({ sent: true });
      return new Promise(() => undefined);
    },
    close: async () => undefined,
  },
});
process.send?.({ ready: true, ports: server.ports });
