/** Who vouches for the ledger in development: a witness and a time-stamping authority, each a process of its own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import * as environment from './environment.ts';
import type { Ports } from './ports.ts';
import { projectRoot } from './settings.ts';

export interface LedgerParts {
  directory: string;
  secrets: string;
  ports: Ports;
}

/** Starts one process of the line and tells its ready message. */
type Start = (name: string, file: string, env: Record<string, string>) => Promise<unknown>;

const WitnessReadySchema = z.looseObject({ vkey: z.string() });

/** The settings with which the server writes a ledger that both vouch for. */
export async function startVouchers(parts: LedgerParts, start: Start): Promise<Record<string, string>> {
  const { ports } = parts;
  const logKey = ledgerKey(parts.secrets);
  const said = await start(
    'le témoin du journal',
    'server/src/witness/main.ts',
    environment.witness(parts, logKey),
  );
  await start('l’horodatage simulé', 'server/simulator/tsa/main.ts', environment.timestamping(parts));
  const { vkey } = WitnessReadySchema.parse(said);
  return {
    LEDGER_ORIGIN: environment.ledgerOrigin,
    LEDGER_WITNESSES: `${vkey}@http://127.0.0.1:${ports.witness}`,
    LEDGER_TSA_URL: `http://127.0.0.1:${ports.timestamping}`,
  };
}

/** The public half, which the witness has to know. */
function ledgerKey(secrets: string): string {
  const command = [join(projectRoot, 'server/src/ledger/ledger-key-command.ts')];
  const env = { SECRETS_DIR: secrets, LEDGER_ORIGIN: environment.ledgerOrigin };
  return execFileSync(process.execPath, command, { env, encoding: 'utf8' }).trim();
}
