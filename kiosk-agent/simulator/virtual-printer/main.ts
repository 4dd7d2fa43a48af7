/**
 * SIMULATEUR: a ticket printer without paper. Speaks ESC/POS over TCP like the real one, and has an operator API for
 * its faults and its tickets. Never part of production, which this file refuses.
 */
import type { Server } from 'node:net';
import { readConfig } from './config.ts';
import { JobLog } from './job-log.ts';
import { Mechanism } from './mechanism.ts';
import { createOperatorApi } from './operator-api.ts';
import { createWire } from './wire.ts';

const loopback = '127.0.0.1';

async function main(): Promise<void> {
  const reading = readConfig();
  if (!reading.ok) {
    fail(reading.faults.join('; '));
    return;
  }
  const { printerHost, printerPort, operatorPort } = reading.config;
  const mechanism = new Mechanism();
  const jobs = new JobLog(() => new Date());
  const wire = createWire(mechanism, jobs);
  const operator = createOperatorApi(mechanism, jobs);
  stopOn([operator, wire]);
  const ports = {
    printer: await listen(wire, printerPort, printerHost),
    operator: await listen(operator, operatorPort),
  };
  process.stderr.write(`SIMULATEUR: virtual printer on ${printerHost}:${ports.printer}\n`);
  process.send?.({ ready: true, ports });
}

function listen(server: Server, port: number, host = loopback): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
      resolve(address.port);
    });
  });
}

/** At SIGTERM, and when the process that started us is gone. Nothing is kept, so nothing has to be saved. */
function stopOn(servers: Server[]): void {
  const stop = () => {
    for (const server of servers) server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}

function fail(reason: string): void {
  process.stderr.write(`virtual printer: ${reason}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = error instanceof Error ? error.message : 'failed';
  fail(inUse ? `a port is already in use (${reason})` : reason);
  process.exit(1);
});
