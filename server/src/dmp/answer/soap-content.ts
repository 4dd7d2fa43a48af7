/** The one element inside the SOAP body, or why there is none to read. Pure. */
import { type Element, onlyChild } from '../element.ts';
import { isFault, type Misunderstood, nonsense, serviceFailed } from '../faults.ts';
import { parseXml } from '../parse.ts';
import { namespaces } from '../vocabulary.ts';

export type SoapContent = { outcome: 'content'; content: Element } | Misunderstood;

/** A Fault is read whatever the HTTP status that carries it; anything else counts only with a 200. */
export function readSoapContent(status: number, bytes: Uint8Array): SoapContent {
  const content = soapContent(bytes);
  if (content !== null && isFault(content)) return { outcome: 'content', content };
  if (status !== 200) return serviceFailed;
  return content === null ? nonsense : { outcome: 'content', content };
}

function soapContent(bytes: Uint8Array): Element | null {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return null;
  const { root } = parsed;
  if (root.namespace !== namespaces.soap || root.name !== 'Envelope') return null;
  const body = onlyChild(root, namespaces.soap, 'Body');
  return body?.children.length === 1 ? (body.children[0] ?? null) : null;
}
