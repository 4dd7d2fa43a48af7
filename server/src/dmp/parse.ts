/** From bytes of the network to plain data: the gate, then libxml2 without entities, network or catalogue. */
import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlText, type XmlTreeNode } from 'libxml2-wasm';
import type { Element } from './element.ts';
import { type GateRefusal, xmlGate } from './xml-gate.ts';

export type ParseResult = { ok: true; root: Element } | { ok: false; reason: GateRefusal };

const hardened: ParseOption =
  ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG;

/** Parses one document. The memory that libxml2 holds for it is freed before this returns. */
export function parseXml(bytes: Uint8Array): ParseResult {
  const gate = xmlGate(bytes);
  if (!gate.ok) return gate;
  const document = openDocument(gate.text);
  if (document === null) return { ok: false, reason: 'malformed' };
  try {
    return { ok: true, root: toElement(document.root) };
  } finally {
    document.dispose();
  }
}

function openDocument(text: string): XmlDocument | null {
  try {
    return XmlDocument.fromString(text, { option: hardened });
  } catch {
    // The parser's message quotes the document: it goes no further.
    return null;
  }
}

function toElement(node: XmlElement): Element {
  const inside = [...siblingsFrom(node.firstChild)];
  return {
    namespace: node.namespaceUri,
    name: node.name,
    attributes: new Map(
      node.attrs.map(({ name, namespaceUri, value }) => [
        namespaceUri ? `{${namespaceUri}}${name}` : name,
        value,
      ]),
    ),
    children: inside.filter((child) => child instanceof XmlElement).map(toElement),
    text: inside
      .filter((child) => child instanceof XmlText || child instanceof XmlCData)
      .map((child) => child.content)
      .join('')
      .trim(),
  };
}

function* siblingsFrom(first: XmlTreeNode | null): Generator<XmlTreeNode> {
  for (let node = first; node !== null; node = node.next) yield node;
}
