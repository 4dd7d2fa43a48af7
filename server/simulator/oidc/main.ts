/**
 * SIMULATEUR of Pro Santé Connect and of a provider for the agents of the Assurance maladie: a process of its own, two
 * doors. Both speak OpenID Connect through oidc-provider; every person is invented and no password is asked. Never in
 * production, never beyond 127.0.0.1.
 */
import { listenOnLoopback } from '../own-process.ts';
import { readConfig } from './config.ts';
import { type DoorParts, httpServer } from './http-server.ts';
import { agents, professionals } from './people.ts';
import { createPhone } from './phone.ts';
import { type SimulatedProvider, simulatedProvider } from './provider.ts';

const say = (line: string): void => {
  process.stderr.write(`[SIMULATEUR fournisseurs d’identité] ${line}\n`);
};

async function main(): Promise<void> {
  const result = readConfig(process.env);
  if (!result.ok) throw new Error(result.problems.join(' ; '));
  const { OIDC_PSC_PORT, OIDC_CPAM_PORT, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_PHONE_SECONDS } =
    result.config;
  const client = { id: OIDC_CLIENT_ID, secret: OIDC_CLIENT_SECRET };
  const phone = { desk: createPhone(Date.now), seconds: OIDC_PHONE_SECONDS };
  const psc = await open(OIDC_PSC_PORT, '/.well-known/wallet-openid-configuration', {
    ...{ label: 'Pro Santé Connect (simulé)', scope: 'openid scope_all', acr: 'eidas1' },
    ...{ people: professionals, client, phone },
  });
  const cpam = await open(OIDC_CPAM_PORT, '/.well-known/openid-configuration', {
    ...{ label: 'Assurance maladie (simulée)', scope: 'openid profile', acr: null, people: agents, client },
  });
  say(`http://127.0.0.1:${psc} et ${cpam} – personne n’est réel, aucun mot de passe n’est demandé.`);
  process.send?.({ ready: true, ports: { psc, cpam } });
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => process.exit(0));
  }
}

/** The issuer is the address: it is known once the port is. */
async function open(
  port: number,
  discovery: string,
  given: Omit<SimulatedProvider, 'issuer'>,
): Promise<number> {
  let parts: DoorParts | undefined;
  const server = httpServer(() => {
    if (!parts) throw new Error('asked before it was ready');
    return parts;
  });
  const bound = await listenOnLoopback(server, port);
  const of = { ...given, issuer: `http://127.0.0.1:${bound}` };
  parts = { provider: simulatedProvider(of), of, discovery };
  return bound;
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : 'arrêt inattendu');
  process.exit(1);
});
