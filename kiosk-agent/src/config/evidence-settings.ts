/** With what this kiosk signs what was shown and answered. */
import { statSync } from 'node:fs';
import { type Environment, Pem, type Rule } from './fields.ts';

export const evidenceSettings = {
  /** P-256; opens no connection (KIOSK_KEY does). */
  EVIDENCE_KEY: Pem,
  /** By the kiosks' authority, naming this kiosk as KIOSK_CERT does. */
  EVIDENCE_CERT: Pem,
};

export function evidenceRules(given: Environment): Rule[] {
  return [['EVIDENCE_KEY', isOpenToOthers(given['EVIDENCE_KEY']), 'lisible par d’autres : chmod 600']];
}

function isOpenToOthers(path: string | undefined): boolean {
  const file = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  // systemd gives its copy to the agent by an access list, which shows as reading by the group.
  return file !== undefined && (file.mode & 0o037) !== 0;
}
