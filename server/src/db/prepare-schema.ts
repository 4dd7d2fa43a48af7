/** What only the owner of the schema may do: the newest migrations, the queues, and what the application may do there. */
import { installQueues } from '../delivery/install-queues.ts';
import { migrate } from './migrate.ts';

/** `url`: the owner's. Changes nothing where nothing is missing; several may do it at once. */
export async function prepareSchema(url: string): Promise<void> {
  await migrate(url);
  await installQueues(url);
}
