/** Several workers may ask for the same build at the same moment: each has its turn. */
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../scripts/line/settings.ts';

/** One process of all at a time. */
export async function inTurn<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
  const held = await takeTurn(name);
  try {
    return await work();
  } finally {
    held.close();
  }
}

async function takeTurn(name: string): Promise<Server> {
  // A name in the kernel and not a file: it goes with the process that holds it, however that ends.
  const turn = `\0borne-${name}-build:${projectRoot}`;
  for (;;) {
    const held = await listening(turn);
    if (held) return held;
    await sleep(100);
  }
}

/** Null: somebody else builds. */
function listening(turn: string): Promise<Server | null> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(null);
      else fail(error);
    });
    server.listen(turn, () => settle(server));
  });
}
