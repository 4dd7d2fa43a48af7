/**
 * `node server/src/ledger/ledger-key-command.ts`, with SECRETS_DIR and LEDGER_ORIGIN: says the ledger's vkey, for the
 * WITNESS_LOGS of its witnesses. Needs neither the database nor the server.
 */
import { readLedgerKeySettings } from '../config.ts';
import { loadSecrets } from '../secrets/secrets.ts';
import { signatureTypes, signingKey, vkeyOf } from './verifier-key.ts';

try {
  const read = readLedgerKeySettings();
  if (!read.ok) throw new Error(`${read.problems}.`);
  const { SECRETS_DIR, LEDGER_ORIGIN } = read.settings;
  const seed = loadSecrets(SECRETS_DIR).ledger.export();
  process.stdout.write(`${vkeyOf(signingKey(LEDGER_ORIGIN, signatureTypes.log, seed).verifier)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
