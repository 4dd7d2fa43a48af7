/**
 * The printer behind Linux's usblp, `/dev/usb/lp0`. Opened without blocking: a blocking read would wait in a thread of
 * its own until the printer says something, and hold the file open for ever. So both ways are polled. Whether a model
 * tells its status through usblp must be tried: the test ticket says so.
 */
import { constants, type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoLink, PrinterAnswer, PrinterLink, Transport } from './printer-link.ts';
import { UnreadAnswers } from './unread-answers.ts';

export interface UsbAddress {
  path: string;
}

export interface UsbRules {
  /** Whether the character devices of another driver are taken too: only a bench has such stand-ins. */
  takesStandIns: boolean;
}

const pollMs = 15;
/** Linux's number for usblp (Documentation/admin-guide/devices.txt: 180 char, USB devices). */
const usbMajor = 180;

export function usbTransport({ path }: UsbAddress, rules: UsbRules): Transport {
  return async () => {
    const opened = await openDevice(path);
    if (typeof opened === 'string') return opened;
    if (await isPrinterDevice(opened, rules)) return new UsbLink(opened);
    await opened.close();
    return 'absent';
  };
}

async function openDevice(path: string): Promise<FileHandle | NoLink> {
  try {
    return await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch (error) {
    return noLink(codeOf(error));
  }
}

/** EBUSY: usblp lets one program in. Everything else is a device that is not there (ENOENT, ENODEV, ENXIO…). */
function noLink(code: string): NoLink {
  if (code === 'EACCES' || code === 'EPERM') return 'not-allowed';
  return code === 'EBUSY' ? 'in-use' : 'absent';
}

async function isPrinterDevice(device: FileHandle, { takesStandIns }: UsbRules): Promise<boolean> {
  const stat = await device.stat();
  return stat.isCharacterDevice() && (takesStandIns || stat.rdev >> 8 === usbMajor);
}

class UsbLink implements PrinterLink {
  readonly #device: FileHandle;
  readonly #unread = new UnreadAnswers();
  readonly #reading: Promise<void>;
  #closing = false;

  constructor(device: FileHandle) {
    this.#device = device;
    this.#reading = this.#read();
  }

  get lost(): boolean {
    return this.#unread.ended;
  }

  async write(bytes: Uint8Array, deadlineMs: number): Promise<boolean> {
    const end = performance.now() + deadlineMs;
    for (let at = 0; at < bytes.length; ) {
      if (this.lost || performance.now() > end) return false;
      const taken = await this.#tryWrite(bytes.subarray(at));
      if (taken === 'gone') return false;
      at += taken;
      if (taken === 0) await sleep(pollMs);
    }
    return true;
  }

  answer(fits: (byte: number) => boolean, deadlineMs: number): Promise<PrinterAnswer> {
    return this.#unread.take(fits, deadlineMs);
  }

  forgetAnswers(): void {
    this.#unread.forget();
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#reading;
    this.#unread.end();
    await this.#device.close();
  }

  /** 0: the printer takes nothing at the moment. */
  async #tryWrite(bytes: Uint8Array): Promise<number | 'gone'> {
    try {
      return (await this.#device.write(bytes)).bytesWritten;
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(64);
    while (!this.#closing && !this.lost) {
      const read = await this.#tryRead(buffer);
      if (read === 'gone') return;
      if (read > 0) this.#unread.add(buffer.slice(0, read));
      else await sleep(pollMs);
    }
  }

  /** 0: it says nothing at the moment; some models answer each read with an empty packet. */
  async #tryRead(buffer: Uint8Array): Promise<number | 'gone'> {
    try {
      return (await this.#device.read(buffer)).bytesRead;
    } catch (error) {
      return this.#failed(error);
    }
  }

  /** EAGAIN: not now. Anything else (ENODEV, EIO): the plug was pulled. */
  #failed(error: unknown): 0 | 'gone' {
    if (codeOf(error) === 'EAGAIN') return 0;
    this.#unread.end();
    return 'gone';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
