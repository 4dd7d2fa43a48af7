/**
 * The socket as Linux shows it: a switch among the input devices, `/dev/input/eventN`. It is found in /sys, for
 * /proc/bus/input is closed to the agent's unit (`ProcSubset=pid`). Opened without blocking, and polled: a blocking read
 * would wait in a thread of its own until somebody plugs something in, and hold the file open for ever.
 */
import { constants, type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseSocket, type InputDevice } from './input-devices.ts';
import { levelReader, type ReadLevel } from './switch-level.ts';
import type { OpenSwitch, SwitchHearing, SwitchOpening, SwitchSource } from './switch-source.ts';

export interface EvdevOptions {
  /** A part of the name of the socket; empty: the first there is. */
  name?: string;
  /** Where the kernel lists its input devices, and where they are read. */
  listed?: string;
  files?: string;
  openFile?: (path: string) => Promise<FileHandle>;
  readLevel?: ReadLevel;
  /** How long a plug that comes out may go unnoticed: as short as a syllable. */
  pollMs?: number;
}

const bytesAtOnce = 64 * 24;

export class EvdevSource implements SwitchSource {
  readonly #options: Required<EvdevOptions>;

  constructor(options: EvdevOptions = {}) {
    const usual = {
      name: '',
      listed: '/sys/class/input',
      files: '/dev/input',
      openFile: openToRead,
      pollMs: 50,
    };
    this.#options = { ...usual, readLevel: options.readLevel ?? levelReader(), ...options };
  }

  async open(hear: SwitchHearing): Promise<SwitchOpening> {
    const { name, listed, files, openFile, readLevel, pollMs } = this.#options;
    const socket = chooseSocket(await inputDevices(listed), name);
    if (!socket) return { ok: false, reason: name === '' ? 'none' : 'missing' };
    try {
      const file = await openFile(join(files, socket.event));
      // Asked after the opening: whatever changes from then on is told.
      return { ok: true, device: new EvdevSwitch(file, readLevel(file.fd), pollMs, hear) };
    } catch (error) {
      return { ok: false, reason: whyNot(codeOf(error)) };
    }
  }
}

function openToRead(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | constants.O_NONBLOCK);
}

/** A device that goes while it is looked at is one that is not there. */
async function inputDevices(listed: string): Promise<InputDevice[]> {
  const names = await readdir(listed).catch(() => []);
  const events = names.filter((name) => /^event\d{1,6}$/.test(name));
  const tell = (event: string, file: string): Promise<string> =>
    readFile(join(listed, event, 'device', file), 'utf8').catch(() => '');
  return Promise.all(
    events.map(async (event) => {
      const [name, switches] = await Promise.all([tell(event, 'name'), tell(event, 'capabilities/sw')]);
      return { event, name: name.trim(), switches };
    }),
  );
}

class EvdevSwitch implements OpenSwitch {
  readonly stood: OpenSwitch['stood'];
  readonly #file: FileHandle;
  readonly #reading: Promise<void>;
  #closing = false;

  constructor(file: FileHandle, isIn: boolean | null, pollMs: number, hear: SwitchHearing) {
    this.#file = file;
    this.stood = isIn === null ? 'untold' : isIn ? 'in' : 'out';
    this.#reading = this.#read(pollMs, hear);
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#reading;
    await this.#file.close();
  }

  async #read(pollMs: number, hear: SwitchHearing): Promise<void> {
    const buffer = new Uint8Array(bytesAtOnce);
    for (;;) {
      // Before the first read too: nothing is heard before the opening is known.
      await sleep(pollMs, undefined, { ref: false });
      if (this.#closing) return;
      const read = await this.#tryRead(buffer);
      if (this.#closing) return;
      if (read === 'gone') return hear.lost();
      if (read > 0) hear.bytes(buffer.slice(0, read));
    }
  }

  /** 0: nothing happened. A file that has ended (0 bytes) or fails (ENODEV) is a device that was taken away. */
  async #tryRead(buffer: Uint8Array): Promise<number | 'gone'> {
    try {
      const { bytesRead } = await this.#file.read(buffer);
      return bytesRead === 0 ? 'gone' : bytesRead;
    } catch (error) {
      return codeOf(error) === 'EAGAIN' ? 0 : 'gone';
    }
  }
}

function whyNot(code: string): 'no-permission' | 'none' | 'unusable' {
  if (code === 'EACCES' || code === 'EPERM') return 'no-permission';
  return code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO' ? 'none' : 'unusable';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
