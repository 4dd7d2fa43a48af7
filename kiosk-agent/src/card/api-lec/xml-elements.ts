/**
 * The XML of a card's answer as elements and text, and nothing else that XML can do: no attributes, no document type
 * (so no entities of its own), no processing instruction but the first line, no comment, no CDATA. Pure and linear.
 */

export interface XmlElement {
  name: string;
  /** Of this element itself, its children's left out. */
  text: string;
  children: XmlElement[];
}

const limits = { characters: 65_536, elements: 4096, depth: 16 };
const declaration = /^\s*<\?xml [^<>?]{0,80}\?>/;
const namedCharacters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Null: not such a document, or larger than any card's. */
export function parseXml(text: string): XmlElement | null {
  if (text.length > limits.characters) return null;
  const top: XmlElement = { name: '', text: '', children: [] };
  const open = [top];
  let elements = 0;
  for (const [token] of tokens(text.replace(declaration, ''))) {
    const inside = open.at(-1);
    if (!inside) return null;
    const tag = /^<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>$/.exec(token);
    if (!tag) {
      const written = token.startsWith('<') ? null : decoded(token);
      if (written === null) return null;
      inside.text += written;
    } else if (tag[1] === '/') {
      if (tag[3] === '/' || open.pop()?.name !== tag[2]) return null;
    } else {
      const element: XmlElement = { name: tag[2] ?? '', text: '', children: [] };
      inside.children.push(element);
      elements += 1;
      if (tag[3] !== '/') open.push(element);
      if (elements > limits.elements || open.length > limits.depth) return null;
    }
  }
  const [root, second] = top.children;
  return open.length === 1 && !second && top.text.trim() === '' ? (root ?? null) : null;
}

/** Tags and texts in turn. What is neither comes as a token of one character, and is refused. */
function tokens(text: string): IterableIterator<RegExpExecArray> {
  return text.matchAll(/<[^<>]*>|[^<]+|</g);
}

function decoded(text: string): string | null {
  let isWhole = true;
  const result = text.replaceAll(/&([^&;]{0,8});?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? characterOf(name) : undefined;
    isWhole &&= character !== undefined;
    return character ?? '';
  });
  return isWhole ? result : null;
}

function characterOf(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-f]{1,4})|(\d{1,5}))$/i.exec(name);
  if (!digits) return Object.hasOwn(namedCharacters, name) ? namedCharacters[name] : undefined;
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  return code <= 0xffff ? String.fromCharCode(code) : undefined;
}

/** Every element reached by these names, one level each. */
export function elementsAt(from: XmlElement, place: readonly string[]): XmlElement[] {
  return place.reduce(
    (reached, name) => reached.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [from],
  );
}

/** The text there, without the blanks around it. Empty: nothing there. Null: said more than once. */
export function textAt(from: XmlElement, ...place: string[]): string | null {
  const [element, second] = elementsAt(from, place);
  if (second) return null;
  return element?.text.trim() ?? '';
}
