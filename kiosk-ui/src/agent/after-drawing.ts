/**
 * What is sent waits until the browser has nothing left to draw: the finger is answered first, and a request takes as
 * much of a slow processor as a third of a screen.
 */

/** A page that is never at rest sends all the same, in ms. */
const atTheLatestMs = 250;

export function afterDrawing(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: atTheLatestMs }));
}
