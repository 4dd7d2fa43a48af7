/**
 * SIMULATEUR. The patient form of an invented pharmacy software, as a page for real keys and as a virtual desk for the
 * driver `simulated`; an operator API gives it faults. Nothing of it exists in a pharmacy.
 */
import type { Server } from 'node:http';
import { readConfig } from './config.ts';
import { LgoForm } from './form.ts';
import { createOperatorApi } from './operator-api.ts';
import { createPageServer } from './page-server.ts';
import { VirtualDesk } from './virtual-desk.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (typeof config === 'string') return fail(config);
  const form = new LgoForm();
  const page = createPageServer(form);
  const operator = createOperatorApi(form, new VirtualDesk(form));
  stopOn([page, operator]);
  const ports = {
    form: await listen(page, config.port),
    operator: await listen(operator, config.operatorPort),
  };
  process.stderr.write(`SIMULATEUR : faux logiciel de pharmacie sur http://127.0.0.1:${ports.form}/\n`);
  process.send?.({ ready: true, ports });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
      resolve(address.port);
    });
  });
}

function stopOn(servers: Server[]): void {
  const stop = (): void => {
    for (const server of servers) server.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop);
}

function fail(reason: string): void {
  process.stderr.write(`LGO simulé : ${reason}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? error.message : 'échec');
  process.exit(1);
});
