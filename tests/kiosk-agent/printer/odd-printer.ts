/** Printers that lie or stop at a chosen moment; the virtual printer is too honest for it. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface OddHabits {
  onConnect?: (socket: Socket) => void;
  /** Bytes given back for each question of status, instead of the true ones. */
  onQuestion?: () => number[];
  /** Whether `GS r 1` is answered; it is, unless told otherwise. */
  confirms?: boolean;
  /** The answer to it; « all is well » unless told otherwise. */
  confirmsWith?: number;
  paperOutAfterJob?: boolean;
  silentAfterJob?: boolean;
  /** Sent at connection and before each answer, until the client says `GS a 0`. */
  unasked?: number[];
}

export interface OddPrinter {
  address: string;
  /** Once the last byte of a job is here. */
  jobSeen: Promise<void>;
  /** Such printers serve one; more means that jobs could mix. */
  mostClientsAtOnce(): number;
  stop(): Promise<void>;
}

const ready = 0x12;
const paperOut: Record<number, number> = { 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e };

export async function startOddPrinter(habits: OddHabits): Promise<OddPrinter> {
  const sockets = new Set<Socket>();
  const seen = Promise.withResolvers<void>();
  let jobDone = false;
  let mostClients = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    mostClients = Math.max(mostClients, sockets.size);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    habits.onConnect?.(socket);
    let unasked = habits.unasked ?? [];
    const say = (bytes: number[]) => socket.write(Uint8Array.from([...unasked, ...bytes]));
    if (habits.unasked) say([]);
    socket.on('data', (chunk) => {
      if (chunk.includes(Buffer.from([0x1d, 0x61, 0]))) unasked = [];
      for (const question of questionsIn(chunk)) {
        if (question === 'processed') {
          jobDone = true;
          seen.resolve();
          if (habits.confirms !== false && !habits.silentAfterJob) say([habits.confirmsWith ?? 0x00]);
        } else if (!(jobDone && habits.silentAfterJob)) {
          const out = jobDone && habits.paperOutAfterJob === true;
          say(habits.onQuestion?.() ?? [out ? (paperOut[question] ?? ready) : ready]);
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    jobSeen: seen.promise,
    mostClientsAtOnce: () => mostClients,
    async stop() {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

/** `DLE EOT n` and `GS r 1`, wherever they stand: this printer does not read its jobs. */
function questionsIn(chunk: Buffer): (number | 'processed')[] {
  return [...chunk].flatMap((byte, at): (number | 'processed')[] => {
    const next = chunk[at + 1];
    if (byte === 0x10 && next === 0x04) return [chunk[at + 2] ?? 0];
    return byte === 0x1d && next === 0x72 ? ['processed'] : [];
  });
}
