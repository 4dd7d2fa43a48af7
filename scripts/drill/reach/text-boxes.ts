/** Where words stand on a page, line by line. Runs in the page: it may use nothing of this file but itself. */
import type { TextBox } from './contrast.ts';

/** Every line of visible text, with its box. */
export function textBoxes(): TextBox[] {
  const shown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes: TextBox[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    // For screen readers only: one pixel wide.
    if (!text || !parent || !shown(parent) || parent.closest('.for-the-ear')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { x, y, width, height } of range.getClientRects()) {
      const inside = x + width > 0 && y + height > 0 && x < innerWidth && y < innerHeight;
      if (width > 4 && height > 4 && inside) boxes.push({ text: text.slice(0, 60), x, y, width, height });
    }
  }
  return boxes;
}
