/**
 * SIMULATEUR. A carte Vitale that is not there: it dials the reader (pcscd's vpcd, or the agent's driver `simulateur`),
 * answers byte by byte what the real one is documented to answer, and is put in and pulled out by the operator API.
 */
import type { AddressInfo } from 'node:net';
import { readConfig } from './config.ts';
import { Hand } from './hand.ts';
import { operatorApi } from './operator-api.ts';

const config = readConfig(process.env);
if (typeof config === 'string') {
  process.stderr.write(`${config}\n`);
  process.exit(1);
}

const hand = new Hand({
  readerPort: config.readerPort,
  shortestSwapMs: config.shortestSwapMs,
  complain: (why) => process.stderr.write(`Carte virtuelle : ${why} ; elle se retire.\n`),
});
const server = operatorApi(hand);
server.once('error', (error) => {
  process.stderr.write(
    `La carte virtuelle ne peut pas écouter sur le port ${config.operatorPort} : ${error.message}\n`,
  );
  process.exit(1);
});
server.listen(config.operatorPort, '127.0.0.1', () => {
  process.stderr.write('SIMULATEUR de carte Vitale : personnes inventées, aucune carte réelle.\n');
  process.send?.({ ready: true, ports: { cardOperator: (server.address() as AddressInfo).port } });
});

function stop(): void {
  hand.remove();
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on('SIGTERM', stop);
process.on('disconnect', stop);
