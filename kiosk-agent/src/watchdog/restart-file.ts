/** Asks for a new browser by a file that a systemd .path unit watches: the agent has no right over other services. */
import { writeFileSync } from 'node:fs';
import { type AgentLog, faultFields } from '../log.ts';

/** Small and rare: written at once. The text only makes the file differ. */
export function restartFile(file: string, log: AgentLog): () => void {
  return () => {
    try {
      writeFileSync(file, `${new Date().toISOString()}\n`, { mode: 0o600 });
    } catch (error) {
      log.error('fault', faultFields(error));
    }
  };
}
