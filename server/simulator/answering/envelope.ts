/** SOAP answers with their addressing headers. Everything the simulator says of itself says SIMULATEUR. */
import { randomUUID } from 'node:crypto';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { anonymous, ns } from '../vocabulary.ts';

export interface AnswerHead {
  action: string;
  /** MessageID of the request; null when it could not be read. */
  relatesTo: string | null;
}

export function answerEnvelope(
  { action, relatesTo }: AnswerHead,
  addContent: (body: XMLBuilder) => void,
): string {
  const envelope = create({ version: '1.0', encoding: 'UTF-8' }).ele(ns.soap, 'soap:Envelope');
  const header = envelope.ele('soap:Header');
  header.ele(ns.wsa, 'wsa:Action').txt(action);
  header.ele(ns.wsa, 'wsa:MessageID').txt(`urn:uuid:${randomUUID()}`);
  header.ele(ns.wsa, 'wsa:To').txt(anonymous);
  if (relatesTo !== null) header.ele(ns.wsa, 'wsa:RelatesTo').txt(relatesTo);
  addContent(envelope.ele('soap:Body'));
  escapeAmpersands(envelope.node);
  return envelope.end({ wellFormed: true });
}

interface TreeNode {
  nodeValue: string | null;
  childNodes: Iterable<TreeNode>;
}

/** xmlbuilder2 leaves `&lt;` in a text as it is: an escaped ampersand is the one thing that it leaves alone rightly. */
function escapeAmpersands(node: TreeNode): void {
  if (node.nodeValue !== null) node.nodeValue = node.nodeValue.replaceAll('&', '&amp;');
  for (const child of node.childNodes) escapeAmpersands(child);
}
