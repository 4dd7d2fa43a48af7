/** The SOAP 1.2 envelope with its WS-Addressing headers, in the order of the official samples (dmp-protocol.md §3). */
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { serialize } from './serialize.ts';
import { anonymousAddress, namespaces } from './vocabulary.ts';

export interface EnvelopeParts {
  /** UUID. */
  messageId: string;
  to: string;
  action: string;
  addAssertion(security: XMLBuilder): void;
  addContent(body: XMLBuilder): void;
}

/** The whole document as text, its assertion not yet sealed. Throws when a text holds what XML cannot carry. */
export function soapEnvelope(parts: EnvelopeParts): string {
  const envelope = create({ version: '1.0', encoding: 'UTF-8' }).ele(namespaces.soap, 'soap:Envelope');
  const header = envelope.ele('soap:Header');
  addAddressing(header, parts);
  parts.addAssertion(header.ele(namespaces.wsse, 'wsse:Security'));
  parts.addContent(envelope.ele('soap:Body'));
  return serialize(envelope);
}

function addAddressing(header: XMLBuilder, { messageId, to, action }: EnvelopeParts): void {
  const understood = (element: XMLBuilder): XMLBuilder =>
    element.att(namespaces.soap, 'soap:mustUnderstand', '1');
  header.ele(namespaces.wsa, 'wsa:MessageID').txt(`urn:uuid:${messageId}`);
  header.ele(namespaces.wsa, 'wsa:To').txt(to);
  understood(header.ele(namespaces.wsa, 'wsa:ReplyTo'))
    .ele(namespaces.wsa, 'wsa:Address')
    .txt(anonymousAddress);
  understood(header.ele(namespaces.wsa, 'wsa:Action')).txt(action);
}
