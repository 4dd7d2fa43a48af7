/**
 * `node server/src/evidence/export/export-command.ts <actId> <folder> [--named]`, with the DATABASE_URL, SECRETS_DIR,
 * KEY_VAULT, KIOSK_CA, LEDGER_*, BORNE_MODE and DMP_* of the server, RECEIPT_FORMER_KEYS (the `x` of each former receipt
 * key, as old policies have it), and LEDGER_TSA_CA (the root of the time-stamping authority, PEM): writes `bundle.json`,
 * the proof, and `bundle-2.json`… where changed choices do not fit in one; `policy.json`, who is to be believed;
 * `evidence.pdf`, for people; `fhir.json`, for software, which names the person only with `--named`. Waits for the
 * ledger, half a minute at most.
 */
import { exportToFolder } from './export-to-folder.ts';

try {
  process.stdout.write(`${await exportToFolder(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
