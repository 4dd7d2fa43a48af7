/**
 * From the built tree to its text. xmlbuilder2 (4.0.3) takes anything that looks like an entity in a text for markup of
 * ours and leaves its ampersand alone: a name `&lt;x` would arrive as `<x`. Every ampersand is therefore escaped first,
 * and the writer then leaves those in peace.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** What is needed of a node: a text has a value, an element has attributes. */
interface TreeNode {
  nodeValue: string | null;
  childNodes: Iterable<TreeNode>;
  attributes?: Iterable<{ value: string }>;
}

/** Serializes a tree, once: it is changed on the way. Throws when a text holds what XML cannot carry. */
export function serialize(root: XMLBuilder): string {
  escapeAmpersands(root.node);
  return root.end({ wellFormed: true });
}

function escapeAmpersands(node: TreeNode): void {
  if (node.nodeValue !== null) node.nodeValue = escaped(node.nodeValue);
  for (const attribute of node.attributes ?? []) attribute.value = escaped(attribute.value);
  for (const child of node.childNodes) escapeAmpersands(child);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}
