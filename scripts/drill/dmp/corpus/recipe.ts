/**
 * A hostile message is a good one and one recipe over it, so that a reader sees what is wrong with it, and a message
 * that is refused is refused for that alone. Pure.
 */

/**
 * refused: never taken for what the good one says. harmless: refused, or taken for exactly what the good one says
 * (a comment between two elements, another prefix): nobody else, nothing more.
 */
export type Expected = 'refused' | 'harmless';

export interface Recipe {
  name: string;
  expected: Expected;
  make: (xml: string) => string | Uint8Array;
}

export const refused = (name: string, make: Recipe['make']): Recipe => ({ name, expected: 'refused', make });
export const harmless = (name: string, make: Recipe['make']): Recipe => ({
  name,
  expected: 'harmless',
  make,
});

/** Replaces, and throws when there is nothing to replace: no recipe passes because its message did not change. */
export function swap(from: string | RegExp, to: string): (xml: string) => string {
  return (xml) => {
    const changed = xml.replace(from, () => to);
    if (changed === xml) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };
}

/** Inserts before the first occurrence. */
export function before(place: string | RegExp, text: string): (xml: string) => string {
  return (xml) => {
    const at = typeof place === 'string' ? xml.indexOf(place) : xml.search(place);
    if (at < 0) throw new Error(`no place ${place}`);
    return xml.slice(0, at) + text + xml.slice(at);
  };
}

/** The first match; throws when there is none. */
export function part(xml: string, pattern: RegExp): string {
  const found = pattern.exec(xml)?.[0];
  if (found === undefined) throw new Error(`no ${pattern}`);
  return found;
}

export function bytesOf(made: string | Uint8Array): Uint8Array {
  return typeof made === 'string' ? Buffer.from(made, 'utf8') : made;
}

/** Everything after the XML declaration. */
export function withoutDeclaration(xml: string): string {
  return xml.replace(/^<\?xml[^>]*\?>\s*/, '');
}
