/** Elements, made without any text ever being read as HTML. */

type Content = Node | string | null;

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...content: Content[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter((part) => part !== null));
  return element;
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

export function title(text: string): HTMLHeadingElement {
  return make('h1', { tabindex: '-1' }, text);
}

/** One paragraph a line. */
export function paragraphs(text: string | readonly string[]): HTMLElement[] {
  const lines = typeof text === 'string' ? text.split('\n') : text;
  return lines.map((line) => make('p', {}, line));
}

export function button(
  label: string,
  style: 'primary' | 'secondary' | 'outlined',
  press: () => void,
): HTMLButtonElement {
  const made = make('button', { type: 'button', class: style }, label);
  made.addEventListener('click', press);
  return made;
}

export interface Field {
  whole: HTMLElement;
  input: HTMLInputElement;
  /** Shows the fault beside the field and names it; empty: takes it away. */
  fault: (text: string) => void;
}

/** A labelled field with its hint and a place for its fault. Ids are unique in a view: `name` is. */
export function field(name: string, label: string, hint: string, attributes: Record<string, string>): Field {
  const input = make('input', {
    id: name,
    'aria-describedby': `${name}-hint ${name}-error`,
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    ...attributes,
  });
  const error = make('p', { class: 'error', id: `${name}-error`, role: 'alert' });
  const whole = make(
    'div',
    { class: 'field' },
    make('label', { for: name }, label),
    make('p', { class: 'hint', id: `${name}-hint` }, hint),
    input,
    error,
  );
  return { whole, input, fault: (text) => judge([input], error, text) };
}

/** Shows the fault beside its inputs, or takes it away, and puts the focus on the first one. */
export function judge(inputs: readonly HTMLInputElement[], place: HTMLElement, text: string): void {
  for (const input of inputs) input.setAttribute('aria-invalid', String(text !== ''));
  place.textContent = text;
  if (text !== '') inputs[0]?.focus();
}

/** Two answers, equal in everything. `chosen`: what the person chose before; undefined: nothing is. */
export function twoChoices<Value extends string>(
  name: string,
  legend: string,
  options: readonly [value: Value, label: string][],
  chosen: Value | undefined,
  change: (value: Value) => void,
): HTMLFieldSetElement {
  const labels = options.map(([value, label]) => {
    const radio = make('input', { type: 'radio', name, value });
    radio.checked = value === chosen;
    radio.addEventListener('change', () => change(value));
    return make('label', { class: 'choice' }, radio, make('span', {}, label));
  });
  return make('fieldset', {}, make('legend', {}, legend), make('div', { class: 'choices' }, ...labels));
}

export function tick(): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'tick');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('aria-hidden', 'true');
  const circle = document.createElementNS(namespace, 'circle');
  for (const [key, value] of Object.entries({ cx: '24', cy: '24', r: '22' })) circle.setAttribute(key, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', 'M14 25l7 7 13-15');
  svg.append(circle, path);
  return svg;
}
