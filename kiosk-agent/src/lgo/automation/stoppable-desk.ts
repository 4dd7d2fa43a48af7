/** A desk that refuses everything from the moment of a signal on: how a sequence that cannot be killed is ended. */
import type { Desk } from './desk.ts';

export function stoppableDesk(desk: Desk, signal: AbortSignal): Desk {
  const unless = <T>(act: () => Promise<T>): Promise<T> =>
    signal.aborted ? Promise.reject(new Error('stopped')) : act();
  return {
    frontWindow: () => unless(() => desk.frontWindow()),
    readClipboard: () => unless(() => desk.readClipboard()),
    writeClipboard: (text) => unless(() => desk.writeClipboard(text)),
    press: (chord) => unless(() => desk.press(chord)),
  };
}
