/** The controls of the screen as the page has them now, and where the focus is among them. */
import type { At } from './walk.ts';

/** The idea first, then the help bar, then the settings. */
const bands = ['main', 'footer', 'header'] as const;

export function controlsOf(page: ParentNode): HTMLElement[] {
  return bands.flatMap((band) => [...page.querySelectorAll<HTMLElement>(`${band} button`)]);
}

export function placeOf(controls: readonly Element[], focused: Element | null): At {
  const index = focused ? controls.indexOf(focused) : -1;
  return index === -1 ? null : index;
}

/** What is seen and leads back: the key does what a finger could do, and nothing else. */
export function wayBack(page: ParentNode): HTMLElement | null {
  return page.querySelector<HTMLElement>('main [data-back]');
}
