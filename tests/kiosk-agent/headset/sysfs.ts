/**
 * A machine's input devices made of files: the listing of /sys/class/input, and a FIFO in the place of the kernel's
 * /dev/input/eventN, opened by us for writing. What it cannot do is ENODEV: a FIFO that nobody writes to ends instead.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestMachine {
  listed: string;
  files: string;
  /** `switches`: the bitmap of `capabilities/sw`. */
  add(event: string, name: string, switches: string): void;
  remove(event: string): void;
  /** Into the FIFO, as the kernel would. */
  say(event: string, bytes: Uint8Array): void;
  clear(): void;
}

export function testMachine(): TestMachine {
  const folder = mkdtempSync(join(tmpdir(), 'borne-input-'));
  const [listed, files] = [join(folder, 'class'), join(folder, 'dev')];
  for (const each of [listed, files]) mkdirSync(each);
  const writers = new Map<string, number>();
  const remove = (event: string): void => {
    const writer = writers.get(event);
    if (writer !== undefined) closeSync(writer);
    writers.delete(event);
    rmSync(join(listed, event), { recursive: true, force: true });
    rmSync(join(files, event), { force: true });
  };
  return {
    listed,
    files,
    add(event, name, switches) {
      const device = join(listed, event, 'device');
      mkdirSync(join(device, 'capabilities'), { recursive: true });
      writeFileSync(join(device, 'name'), `${name}\n`);
      writeFileSync(join(device, 'capabilities', 'sw'), `${switches}\n`);
      execFileSync('mkfifo', [join(files, event)]);
      writers.set(event, openSync(join(files, event), constants.O_RDWR | constants.O_NONBLOCK));
    },
    remove,
    say(event, bytes) {
      const writer = writers.get(event);
      if (writer === undefined) throw new Error(`no ${event} here`);
      writeSync(writer, bytes);
    },
    clear() {
      for (const event of [...writers.keys()]) remove(event);
      rmSync(folder, { recursive: true });
    },
  };
}
