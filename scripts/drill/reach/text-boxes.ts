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
      // What waits on the next page of a long text is not on the glass: something else is touched there.
      const onGlass = parent.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      if (width > 4 && height > 4 && onGlass) boxes.push({ text: text.slice(0, 60), x, y, width, height });
    }
  }
  return boxes;
}
