/**
 * SIMULATEUR: a socket that is not there, in the process `simulator/virtual-headset`. Never in production
 * (`config/headset-settings.ts` refuses); only `devices/headset.ts` may choose it.
 */
import { connect, type Socket } from 'node:net';
import type { OpenSwitch, SwitchHearing, SwitchOpening, SwitchSource } from './switch-source.ts';

export interface SimulateurHeadsetOptions {
  port: number;
  deadlineMs?: number;
}

export class SimulateurSource implements SwitchSource {
  readonly #options: Required<SimulateurHeadsetOptions>;

  constructor(options: SimulateurHeadsetOptions) {
    this.#options = { deadlineMs: 1_000, ...options };
  }

  open(hear: SwitchHearing): Promise<SwitchOpening> {
    const { port, deadlineMs } = this.#options;
    return new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      const giveUp = setTimeout(() => socket.destroy(), deadlineMs);
      // What went wrong is told by `close`, which follows.
      socket.on('error', () => socket.destroy());
      const refused = (): void => {
        clearTimeout(giveUp);
        resolve({ ok: false, reason: 'missing' });
      };
      socket.once('close', refused);
      socket.once('connect', () => {
        clearTimeout(giveUp);
        socket.off('close', refused);
        resolve({ ok: true, device: new SimulatedSwitch(socket, hear) });
      });
    });
  }
}

class SimulatedSwitch implements OpenSwitch {
  readonly stood = 'follows';
  readonly #socket: Socket;

  constructor(socket: Socket, hear: SwitchHearing) {
    this.#socket = socket;
    socket.on('data', (chunk) => hear.bytes(chunk));
    socket.once('close', () => hear.lost());
  }

  async close(): Promise<void> {
    this.#socket.removeAllListeners('data').removeAllListeners('close').destroy();
  }
}
