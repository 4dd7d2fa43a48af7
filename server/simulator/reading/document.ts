/** Opens the bytes of a request: UTF-8, no DTD, nothing fetched. Whoever opens a document disposes of it. */
import { ParseOption, XmlAttribute, XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';
import { accept, refuse, type Verdict } from '../verdict.ts';
import { ns } from '../vocabulary.ts';
import { firstExcess } from './gate.ts';

export const maxBytes = 1_048_576;

const closed: ParseOption =
  ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG;

export function openDocument(text: string): Verdict<XmlDocument> {
  const excess = firstExcess(text);
  if (excess !== null) return refuse('DMPInvalidData', excess);
  try {
    return accept(XmlDocument.fromString(text, { option: closed }));
  } catch {
    return refuse('DMPInvalidData', 'Le document n’est pas du XML bien formé.');
  }
}

/** The elements found by a path; prefixes are those of `ns`. */
export function elements(from: XmlDocument | XmlNode, path: string): XmlElement[] {
  return from.find(path, { ...ns }).filter((node) => node instanceof XmlElement);
}

/** The one element of that path; null when there is none or more than one. */
export function single(from: XmlDocument | XmlNode, path: string): XmlElement | null {
  const found = elements(from, path);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Text of the one element, or value of the one attribute, of that path. */
export function value(from: XmlDocument | XmlNode, path: string): string | null {
  const found = from.find(path, { ...ns });
  const [node] = found;
  if (found.length !== 1 || node === undefined) return null;
  return node instanceof XmlAttribute ? node.value : node.content.trim();
}

export function childElements(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) found.push(node);
  }
  return found;
}
