/** The built screens, once for all test files: several workers may ask at the same moment. */
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../scripts/line/settings.ts';
import { buildUi as buildIfStale } from '../../scripts/line/ui-build.ts';

/** A name in the kernel and not a file: it goes with the process that holds it, however that ends. */
const turn = `\0borne-ui-build:${projectRoot}`;

/** Builds if a source is newer than the last build; resolves to the folder to serve. */
export async function buildUi(): Promise<string> {
  const held = await takeTurn();
  try {
    return await buildIfStale();
  } finally {
    held.close();
  }
}

async function takeTurn(): Promise<Server> {
  for (;;) {
    const held = await listening();
    if (held) return held;
    await sleep(100);
  }
}

/** Null: somebody else builds. */
function listening(): Promise<Server | null> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(null);
      else fail(error);
    });
    server.listen(turn, () => settle(server));
  });
}
