/** A run of ports that no other process of ours will take, from before they are bound until this process ends. */
import { createServer, type Server } from 'node:net';

/** Below the kernel's ephemeral ports (32768 on): no outgoing connection takes one between our look and our use. */
const firstPort = 20_000;
const endPort = 30_000;
/** Runs begin at multiples of this: two of them are the same or have nothing in common. */
const longestRun = 25;
const runs = (endPort - firstPort) / longestRun;

/** What is held until the process ends: a run that is let go of sooner could be given again while a child uses it. */
const held: Server[] = [];

/** The first of `count` free ports in a row; the search begins where `draw` (0 to 1) says. Null: all are taken. */
export async function claimRun(count: number, draw = Math.random): Promise<number | null> {
  if (count > longestRun) throw new Error(`${count} ports in a row: a run has ${longestRun}`);
  const first = Math.floor(draw() * runs);
  for (let turn = 0; turn < runs; turn += 1) {
    const base = firstPort + ((first + turn) % runs) * longestRun;
    const claim = await claimed(base);
    if (claim === null) continue;
    if (await areFree(base, count)) {
      held.push(claim);
      return base;
    }
    claim.close();
  }
  return null;
}

/** Can this port be bound now? */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    // Without a host: a program on any address of the machine would be in the way.
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

async function areFree(base: number, count: number): Promise<boolean> {
  const free = await Promise.all(Array.from({ length: count }, (_, offset) => isFree(base + offset)));
  return free.every(Boolean);
}

/**
 * Null: another process has it. A name in the kernel and not a file: as wide as the ports themselves (one network
 * namespace), and gone with the process that holds it, however that ends.
 */
function claimed(base: number): Promise<Server | null> {
  return new Promise((settle, fail) => {
    const claim = createServer().unref();
    claim.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(null);
      else fail(error);
    });
    claim.listen(`\0borne-ports:${base}`, () => settle(claim));
  });
}
