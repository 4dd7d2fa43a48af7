/**
 * The socket, as TCP on loopback: whoever dials hears at once how it stands, then each plug that goes in or comes out,
 * in the kernel's own records. Nobody has anything to say to it: whoever writes is hung up on.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { droppedRecords, plugRecords } from './records.ts';

export class Jack {
  readonly #listeners = new Set<Socket>();
  #isIn = false;

  get state(): { in: boolean; listeners: number } {
    return { in: this.#isIn, listeners: this.#listeners.size };
  }

  /** False: it was so already. */
  plug(isIn: boolean): boolean {
    if (isIn === this.#isIn) return false;
    this.#isIn = isIn;
    this.#say(plugRecords(isIn, new Date()));
    return true;
  }

  /** As when a plug is turned in its socket faster than anybody reads: it ends as it began, or not. */
  rattle(endsIn: boolean): void {
    this.#isIn = endsIn;
    this.#say(droppedRecords(new Date()));
  }

  server(): Server {
    return createServer((socket) => {
      // A reset is a hang-up like another; `close` follows it.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#listeners.delete(socket));
      socket.on('data', () => socket.destroy());
      this.#listeners.add(socket);
      socket.write(plugRecords(this.#isIn, new Date()));
    });
  }

  hangUp(): void {
    for (const listener of this.#listeners) listener.destroy();
  }

  #say(records: Buffer): void {
    for (const listener of this.#listeners) listener.write(records);
  }
}
