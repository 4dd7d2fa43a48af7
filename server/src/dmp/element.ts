/** A parsed XML element as plain data, and the few questions asked of it. Pure. */

export interface Element {
  namespace: string;
  name: string;
  /** Attributes without namespace, by name; those with one are `{namespace}name`. */
  attributes: ReadonlyMap<string, string>;
  children: readonly Element[];
  /** Text directly inside, trimmed. */
  text: string;
}

export function childrenNamed(element: Element, namespace: string, name: string): Element[] {
  return element.children.filter((child) => child.namespace === namespace && child.name === name);
}

/** The one child of that name; null when there is none, or more than one: who sends two means nothing we can know. */
export function onlyChild(element: Element | null, namespace: string, name: string): Element | null {
  if (element === null) return null;
  const found = childrenNamed(element, namespace, name);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Follows only children of one namespace down a path. */
export function onlyDescendant(element: Element | null, namespace: string, path: string[]): Element | null {
  return path.reduce<Element | null>((at, name) => onlyChild(at, namespace, name), element);
}

export function attribute(element: Element | null, name: string): string | null {
  return element?.attributes.get(name) ?? null;
}
