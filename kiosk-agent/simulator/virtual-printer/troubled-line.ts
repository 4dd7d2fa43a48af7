/** What happens to the bytes on their way to the printer: cut off, spoiled, slow. Each byte comes through here. */
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mechanism } from './mechanism.ts';

const sliceMs = 20;

export function troubledLine(
  socket: Socket,
  mechanism: Mechanism,
  deliver: (bytes: Uint8Array) => void,
): (chunk: Buffer) => void {
  /** Reads no more from the wire until these bytes have trickled through. */
  async function trickle(bytes: Uint8Array, perSecond: number): Promise<void> {
    const slice = Math.max(1, Math.round((perSecond * sliceMs) / 1_000));
    socket.pause();
    for (let at = 0; at < bytes.length && !socket.destroyed; at += slice) {
      await sleep(sliceMs);
      receive(bytes.subarray(at, at + slice));
    }
    socket.resume();
  }

  function receive(bytes: Uint8Array): void {
    const through = untilCut(mechanism, bytes);
    deliver(spoiled(mechanism, through));
    if (through.length < bytes.length || mechanism.faults.cutAfterBytes === 0) {
      mechanism.change({ cutAfterBytes: null });
      socket.destroy();
    }
  }

  return (chunk) => {
    const { bytesPerSecond } = mechanism.faults;
    if (bytesPerSecond === undefined) receive(chunk);
    else void trickle(chunk, bytesPerSecond);
  };
}

/** What the cable lets through, counted down to zero. */
function untilCut(mechanism: Mechanism, bytes: Uint8Array): Uint8Array {
  const { cutAfterBytes: left } = mechanism.faults;
  if (left === undefined) return bytes;
  mechanism.change({ cutAfterBytes: Math.max(0, left - bytes.length) });
  return bytes.subarray(0, left);
}

/** One byte arrives with all its bits turned over. */
function spoiled(mechanism: Mechanism, bytes: Uint8Array): Uint8Array {
  const { garbleByte } = mechanism.faults;
  if (garbleByte === undefined) return bytes;
  const here = garbleByte <= bytes.length;
  mechanism.change({ garbleByte: here ? null : garbleByte - bytes.length });
  return here ? bytes.map((byte, at) => (at === garbleByte - 1 ? byte ^ 0xff : byte)) : bytes;
}
