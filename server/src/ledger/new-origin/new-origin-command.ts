/**
 * `node server/src/ledger/new-origin/new-origin-command.ts <new origin> <folder> [--cosigned FILE]... [--begin]`, with
 * SECRETS_DIR, the LEDGER_ORIGIN and LEDGER_WITNESSES of the former log, and the DATABASE_URL of the schema's owner; no
 * server runs. The way out when a restored database is behind what a witness vouched for. Without `--begin` it only says
 * what the first entry would say. A witness that is not our program brings what it cosigned last in a file.
 *
 * With `--begin`, origin.json in the folder says from where to where, for whoever verifies. Then: LEDGER_ORIGIN of the
 * server becomes the new one, and the operator of each witness adds the printed vkey to WITNESS_LOGS, if they agree.
 */
import { runNewOrigin } from './run-new-origin.ts';

try {
  process.stdout.write(`${await runNewOrigin(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
