/** Elements, made without any text ever being read as HTML. */

type Content = Node | string;

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...content: Content[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

export function button(label: string, style: string, press: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', class: style }, label);
  made.addEventListener('click', press);
  return made;
}

/** One of the shapes of index.html; the words beside it say the same. */
export function shape(name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'shape');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#shape-${name}`);
  svg.append(use);
  return svg;
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/** Puts the elements in this order, and leaves the focus where it is: a moved element would lose it. */
export function arrange(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const focused = document.activeElement;
  wanted.forEach((element, place) => {
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
  for (const extra of [...list.children].slice(wanted.length)) extra.remove();
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
}
