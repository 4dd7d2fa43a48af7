/** What a worker is told, in its environment: a command line is read by everybody on the machine. */
import { z } from 'zod';
import type { PkiPaths } from '../../../pki/development-pki.ts';

export interface WorkerOrder {
  databaseUrl: string;
  secretsFolder: string;
  nationalUrl: string;
  pki: PkiPaths;
}

const name = 'OUTBOX_WORKER';
const OrderSchema = z.strictObject({
  databaseUrl: z.string(),
  secretsFolder: z.string(),
  nationalUrl: z.string(),
  pki: z.custom<PkiPaths>((value) => typeof value === 'object' && value !== null),
});

export function writeOrder(order: WorkerOrder): Record<string, string> {
  return { [name]: JSON.stringify(order) };
}

export function readOrder(environment: NodeJS.ProcessEnv): WorkerOrder {
  return OrderSchema.parse(JSON.parse(environment[name] ?? 'null'));
}
