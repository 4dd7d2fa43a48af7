/**
 * In the wake of a touch nothing is heard for half a second (regions.ts). The page says so as a whole to whoever reads
 * or moves it by its roles: marked button by button, every screen would be drawn twice more at each touch.
 */
import type { ActorRefFrom } from 'xstate';
import type { journeyMachine } from '../journey/machine.ts';

export function sayWhenDeaf(page: HTMLElement, journey: ActorRefFrom<typeof journeyMachine>): void {
  let said = false;
  journey.subscribe((snapshot) => {
    const deaf = snapshot.matches({ open: { touch: 'deaf' } });
    if (deaf === said) return;
    said = deaf;
    if (deaf) page.setAttribute('aria-disabled', 'true');
    else page.removeAttribute('aria-disabled');
  });
}
