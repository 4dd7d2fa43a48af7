/** The SOAP 1.2 envelope of INSi with its headers, in the order of the public templates (dmp-protocol.md §14). */
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { serialize } from '../../dmp/serialize.ts';
import { namespaces } from '../../dmp/vocabulary.ts';
import { addInsiAssertion, type InsiAssertionFacts } from './assertion.ts';
import {
  addCoverageContext,
  addSoftwareContext,
  type CoverageFacts,
  type SoftwareFacts,
} from './contexts.ts';

export interface InsiEnvelope {
  /** UUID. */
  messageId: string;
  action: string;
  coverage: CoverageFacts;
  software: SoftwareFacts;
  assertion: InsiAssertionFacts;
  addContent(body: XMLBuilder): void;
}

/** The whole document as text, its assertion not yet sealed. Throws when a text holds what XML cannot carry. */
export function insiEnvelope(parts: InsiEnvelope): string {
  const envelope = create({ version: '1.0', encoding: 'UTF-8' }).ele(namespaces.soap, 'soap:Envelope');
  const header = envelope.ele('soap:Header');
  addCoverageContext(header, parts.coverage);
  header.ele(namespaces.wsa, 'wsa:MessageID').txt(`uuid:${parts.messageId}`);
  header.ele(namespaces.wsa, 'wsa:Action').txt(parts.action);
  addSoftwareContext(header, parts.software);
  addInsiAssertion(header.ele(namespaces.wsse, 'wsse:Security'), parts.assertion);
  parts.addContent(envelope.ele('soap:Body'));
  return serialize(envelope);
}
