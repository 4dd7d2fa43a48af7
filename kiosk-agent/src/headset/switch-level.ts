/**
 * How a switch stands: `ioctl(EVIOCGSW)`, the one thing about it that no file tells. Through `koffi`, an optional
 * dependency with a native part. Unlike the licensed library's, this call is the kernel's own and can neither hang nor
 * write past our memory, whose size it is told.
 */
import { createRequire } from 'node:module';
import { headphoneInsert } from './switch-events.ts';

/** True: plugged in. Null: not to be known here. */
export type ReadLevel = (file: number) => boolean | null;

/** `_IOC(_IOC_READ, 'E', 0x1b, 8)` of linux/input.h: the first 64 switches. */
const askSwitches = 0x80_08_45_1b;

type Ioctl = (file: number, request: number, type: 'void *', answer: Buffer) => number;

/** The part of the FFI package `koffi` that we use, described here because it may not be installed. */
interface Ffi {
  load(path: null): { func(name: string, returns: string, types: string[]): Ioctl };
}

export function levelReader(load: (name: string) => unknown = createRequire(import.meta.url)): ReadLevel {
  const ioctl = loadIoctl(load);
  return (file) => {
    const answer = Buffer.alloc(8);
    const failed = !ioctl || ioctl(file, askSwitches, 'void *', answer) < 0;
    return failed ? null : ((answer.readUInt8(0) >> headphoneInsert) & 1) === 1;
  };
}

function loadIoctl(load: (name: string) => unknown): Ioctl | null {
  try {
    return (load('koffi') as Ffi).load(null).func('ioctl', 'int', ['int', 'unsigned long', '...']);
  } catch {
    // Not installed, or not for this machine: the status says `changes-only`.
    return null;
  }
}
