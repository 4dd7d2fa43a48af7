/** The one element inside the SOAP body, or why there is none to read. Pure. */
import { childrenNamed, type Element, onlyChild } from '../element.ts';
import { isFault, type Misunderstood, nonsense, serviceFailed } from '../faults.ts';
import { parseXml } from '../parse.ts';
import { namespaces } from '../vocabulary.ts';

export type SoapContent =
  | {
      outcome: 'content';
      content: Element;
      /** The MessageID that the answer says it answers; null when it says none. */
      relatesTo: string | null;
    }
  | Misunderstood;

/** A Fault is read whatever the HTTP status that carries it; anything else counts only with a 200. */
export function readSoapContent(status: number, bytes: Uint8Array): SoapContent {
  const envelope = soapEnvelope(bytes);
  const content = envelope === null ? null : soapContent(envelope);
  if (envelope !== null && content !== null && (status === 200 || isFault(content)))
    return { outcome: 'content', content, relatesTo: relatesTo(envelope) };
  return status === 200 ? nonsense : serviceFailed;
}

function soapEnvelope(bytes: Uint8Array): Element | null {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return null;
  const { root } = parsed;
  return root.namespace === namespaces.soap && root.name === 'Envelope' ? root : null;
}

function soapContent(envelope: Element): Element | null {
  const body = onlyChild(envelope, namespaces.soap, 'Body');
  const related = headers(envelope).flatMap((header) => childrenNamed(header, namespaces.wsa, 'RelatesTo'));
  // Who says twice what is answered must not pass for one who does not say.
  if (headers(envelope).length > 1 || related.length > 1) return null;
  return body?.children.length === 1 ? (body.children[0] ?? null) : null;
}

function relatesTo(envelope: Element): string | null {
  const [header = null] = headers(envelope);
  return onlyChild(header, namespaces.wsa, 'RelatesTo')?.text ?? null;
}

function headers(envelope: Element): Element[] {
  return childrenNamed(envelope, namespaces.soap, 'Header');
}
