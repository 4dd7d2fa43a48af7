/** The simulated Pro Santé Connect and CPAM provider, started as the line starts them; and a browser without a screen. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ psc: z.number(), cpam: z.number() }),
});
const RingingSchema = z.array(z.object({ id: z.string(), label: z.string(), binding: z.string() }));
export type Ringing = z.infer<typeof RingingSchema>[number];

export interface IdentityProviders {
  psc: string;
  cpam: string;
  /** What the server needs to believe them. */
  environment: Record<string, string>;
  /** Requests that wait on the simulated phones. */
  ringing(): Promise<Ringing[]>;
  press(id: string, answer: 'yes' | 'no'): Promise<number>;
  stop(): Promise<void>;
}

/** The structure of the invented professionals. */
export const structureId = '10B0000011';
export const otherStructureId = '1990000010';
const client = { id: 'borne-essai', secret: 'secret-d-essai-sans-valeur' };

export async function startIdentityProviders(phoneSeconds = 120): Promise<IdentityProviders> {
  const child = fork(resolve(import.meta.dirname, '../../../server/simulator/oidc/main.ts'), {
    env: {
      BORNE_MODE: 'development',
      OIDC_PSC_PORT: '0',
      OIDC_CPAM_PORT: '0',
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_PHONE_SECONDS: `${phoneSeconds}`,
    },
    silent: true,
  });
  const { ports } = await ready(child);
  const psc = `http://127.0.0.1:${ports.psc}`;
  const cpam = `http://127.0.0.1:${ports.cpam}`;
  const settings = providerEnvironment({ psc, cpam });
  return {
    psc,
    cpam,
    environment: settings.environment,
    ringing: async () => {
      const answer = await fetch(`${psc}/telephone`, { headers: { accept: 'application/json' } });
      return RingingSchema.parse(await answer.json());
    },
    press: async (id, answer) => {
      const body = new URLSearchParams({ id, answer });
      return (await fetch(`${psc}/telephone`, { method: 'POST', body, redirect: 'manual' })).status;
    },
    stop: async () => {
      child.kill();
      settings.forget();
    },
  };
}

/** Settings of a server for providers at these addresses. */
export function providerEnvironment({ psc, cpam }: { psc: string; cpam?: string }): {
  environment: Record<string, string>;
  forget: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'borne-identity-'));
  const secretFile = join(folder, 'client-secret');
  writeFileSync(secretFile, `${client.secret}\n`, { mode: 0o600 });
  const agents = cpam && {
    CPAM_ISSUER: cpam,
    CPAM_CLIENT_ID: client.id,
    CPAM_CLIENT_SECRET_FILE: secretFile,
    CPAM_CLAIM: 'roles',
    CPAM_CLAIM_VALUE: 'borne-dmp',
    CPAM_STRUCTURE_ID: structureId,
  };
  return {
    environment: {
      COUNTER_PORT: '0',
      PSC_ISSUER: psc,
      PSC_CLIENT_ID: client.id,
      PSC_CLIENT_SECRET_FILE: secretFile,
      PSC_PHONE: 'on',
      ...agents,
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function ready(child: ChildProcess): Promise<z.infer<typeof ReadySchema>> {
  return new Promise((settle, fail) => {
    child.once('message', (message) => settle(ReadySchema.parse(message)));
    child.once('exit', (code) => fail(new Error(`the providers ended with ${code}`)));
  });
}
