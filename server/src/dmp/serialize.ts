/**
 * From the built tree to its text. xmlbuilder2 (4.0.3) takes anything that looks like an entity in a text for markup of
 * ours and leaves its ampersand alone: a name `&lt;x` would arrive as `<x`. Every ampersand is therefore escaped first,
 * and the writer then leaves those in peace.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

type Node = XMLBuilder['node'];

/** Serializes a tree, once: it is changed on the way. Throws when a text holds what XML cannot carry. */
export function serialize(root: XMLBuilder): string {
  escapeAmpersands(root.node);
  return root.end({ wellFormed: true });
}

const elementType = 1;
const textType = 3;

function escapeAmpersands(node: Node): void {
  if (node.nodeType === textType && node.nodeValue !== null) node.nodeValue = escaped(node.nodeValue);
  if (node.nodeType === elementType) escapeAttributes(node as Node & { attributes: Iterable<{ value: string }> });
  for (const child of node.childNodes) escapeAmpersands(child);
}

function escapeAttributes({ attributes }: { attributes: Iterable<{ value: string }> }): void {
  for (const attribute of attributes) attribute.value = escaped(attribute.value);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}
