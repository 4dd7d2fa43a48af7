/**
 * What can be measured of a screen on the panel: nothing cut, nothing too small to read, nothing too small or too near for
 * a finger, no answer heavier than another. Functions « in the page » may use nothing of this file but themselves.
 */

/** 21.5" full HD (accessibility.md §7). */
export const pixelsPerMm = 4.03;
const targetMm = 20;
const gapMm = 6.35;
/** Of reading text: 0.7° at 600 mm (EN 301 549, 5.1.4); of everything else, 508 402.4. */
export const capitalsMm = { body: 7.3, least: 4.8 } as const;

export interface Box {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In the page: every control that can be touched, with its box. Where the page must be turned, some cannot yet. */
export function buttonBoxes(): Box[] {
  const reading = document.querySelector('.reading');
  return [...document.querySelectorAll('button')].flatMap((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const box = { name: button.textContent ?? '', x, y, width, height };
    if (!reading?.contains(button)) return [box];
    // At its upper and at its lower edge: what is cut or hidden is not offered.
    const ends = [y + 2, y + height - 2].map((at) => document.elementFromPoint(x + width / 2, at));
    return ends.some((hit) => hit !== null && button.contains(hit)) ? [box] : [];
  });
}

export function tooSmall(boxes: Box[]): Box[] {
  return boxes.filter(({ width, height }) => Math.min(width, height) < targetMm * pixelsPerMm);
}

/** Pairs of controls nearer to each other than the gap. */
export function tooClose(boxes: Box[]): string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => distance(box, other) < gapMm * pixelsPerMm - 0.5)
      .map((other) => `${box.name} / ${other.name}`),
  );
}

function distance(one: Box, other: Box): number {
  const across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
  const down = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
  return Math.max(across, down);
}

/**
 * In the page: what is cut, or leaves its place. The reading area may be longer than its place only where it has its two
 * buttons to turn the page. Half a pixel is rounding; letters may reach out of their line.
 */
export function overflowing(): string[] {
  const stage = document.querySelector('.stage');
  if (!stage) return ['no stage'];
  const limits = stage.getBoundingClientRect();
  const page = document.documentElement;
  const scrolls = page.scrollHeight > page.clientHeight || page.scrollWidth > page.clientWidth;
  const reading = stage.querySelector('.reading');
  const turns = stage.querySelector('.page-turns') !== null;
  const bounds = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isOut = Math.min(left - limits.left, limits.right - right) < -0.5;
    const isPast = Math.min(top - limits.top, limits.bottom - bottom) < -0.5;
    return isOut || (isPast && !(turns && reading?.contains(element)));
  };
  // A mark at the corner of a control is drawn over its edge on purpose: there only the words count.
  const contentSize = (element: Element): { width: number; height: number } => {
    if (element.tagName !== 'BUTTON') return { width: element.scrollWidth, height: element.scrollHeight };
    const words = document.createRange();
    words.selectNodeContents(element);
    return words.getBoundingClientRect();
  };
  const outside = [
    ...stage.querySelectorAll('h1, p, button, li, dd, .picture, .reading, .actions, main, header, footer'),
  ].filter((element) => {
    const letters = Number.parseFloat(getComputedStyle(element).fontSize) / 4;
    const size = contentSize(element);
    const tooWide = size.width > element.clientWidth + 1;
    const tooHigh = size.height > element.clientHeight + letters;
    return bounds(element) || tooWide || (tooHigh && !(turns && element === reading));
  });
  return [
    ...(scrolls ? ['the page scrolls'] : []),
    ...outside.map((element) => element.outerHTML.slice(0, 120)),
  ];
}

/** The height of the capitals of one text. */
export interface Letters {
  text: string;
  /** The class of the nearest element that has one: what kind of text it is. */
  kind: string;
  capitalsMm: number;
}

/** In the page: how high the capitals of each visible text are, as its own font draws an H. */
export function letterHeights(pxPerMm: number): Letters[] {
  const pen = document.createElement('canvas').getContext('2d');
  const heights = new Map<string, number>();
  const capital = (style: CSSStyleDeclaration): number => {
    const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const known = heights.get(font);
    if (known !== undefined || !pen) return known ?? 0;
    pen.font = font;
    const height = pen.measureText('H').actualBoundingBoxAscent;
    heights.set(font, height);
    return height;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: Letters[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    if (!text || !parent?.checkVisibility() || parent.closest('.for-the-ear')) continue;
    const kind = parent.closest('[class]')?.className ?? '';
    found.push({ text: text.slice(0, 60), kind, capitalsMm: capital(getComputedStyle(parent)) / pxPerMm });
  }
  return found;
}

/** In the page: everything by which one answer could weigh more than another. */
export function looks(buttons: Element[]): Record<string, string | number>[] {
  return buttons.map((button) => {
    const { width, height } = button.getBoundingClientRect();
    const style = getComputedStyle(button);
    const { backgroundColor, color, fontSize, fontWeight, borderColor, borderWidth, opacity } = style;
    return {
      ...{ width: Math.round(width * 10) / 10, height: Math.round(height * 10) / 10 },
      ...{ backgroundColor, color, fontSize, fontWeight, borderColor, borderWidth, opacity },
    };
  });
}
