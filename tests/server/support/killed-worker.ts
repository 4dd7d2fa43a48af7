/** A server that dies while its call to the national service is on the way, and the one that is started in its place. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createTestDatabase } from '../../support/postgres.ts';
import { type Answer, type KioskClient, kioskClient } from './kiosk-client.ts';
import { makeNoticesKnown } from './notices.ts';
import {
  environmentFor,
  filesOf,
  makeKioskKnown,
  type ServerUnderTest,
  startTestServer,
  testSecrets,
} from './server-under-test.ts';

interface Killed {
  pki: ServerUnderTest['pki'];
  /** What the dead server's national service finds, if it is asked. */
  finds?: string;
  /** The acts whose calls were on the way; they do not wait for the answer. */
  asks: ((kiosk: KioskClient) => Promise<Answer>)[];
}

/** Restarted on the same database and keys, which go when it is stopped. */
export async function restartedAfterKill({ pki, finds, asks }: Killed): Promise<ServerUnderTest> {
  const database = await createTestDatabase({ migrated: true });
  const secrets = testSecrets();
  await makeKioskKnown(database.url, pki.kioskId);
  await makeNoticesKnown(database.url);
  const environment = environmentFor(pki, database.url, secrets);
  await killInTheMiddle(
    { ...environment, ...(finds === undefined ? {} : { FROZEN_FINDS: finds }) },
    pki,
    asks,
  );
  const restarted = await startTestServer({ existing: { databaseUrl: database.url, secrets } });
  return {
    ...restarted,
    stop: async () => {
      await restarted.stop();
      await database.drop();
      rmSync(secrets, { recursive: true });
    },
  };
}

async function killInTheMiddle(
  env: Record<string, string>,
  pki: Killed['pki'],
  asks: Killed['asks'],
): Promise<void> {
  const child = fork(join(import.meta.dirname, 'frozen-worker.ts'), { env });
  const exit = once(child, 'exit');
  try {
    const [ready] = await once(child, 'message');
    const kiosk = kioskClient({ ...filesOf(pki), port: ready.ports.kioskApi });
    for (const ask of asks) {
      const sent = once(child, 'message');
      expect((await ask(kiosk)).body).toEqual({ outcome: 'pending' });
      expect((await sent)[0]).toEqual({ sent: true });
    }
  } finally {
    child.kill('SIGKILL');
    await exit;
  }
}
