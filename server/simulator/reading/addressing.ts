/** WS-Addressing: four headers in their order, then the VIHF (dmp-protocol.md §3). */
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { accept, refuse, type Verdict } from '../verdict.ts';
import { type Action, actions, anonymous, ns, type ServiceName } from '../vocabulary.ts';
import { childElements, single, value } from './document.ts';

export interface Addressing {
  messageId: string;
  action: Action;
}

/** What the HTTP request says beside the document. */
export interface Door {
  /** The endpoint it came to. */
  service: ServiceName;
  /** The actions of the HTTP headers, which may be absent but may not contradict. */
  announced: string[];
}

const order = [
  ...['MessageID', 'To', 'ReplyTo', 'Action'].map((name) => `{${ns.wsa}}${name}`),
  `{${ns.wsse}}Security`,
];
const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const missing = refuse(
  'wsa:MessageAddressingHeaderRequired',
  'A required header representing a Message Addressing Property is not present',
);

export function readAddressing(document: XmlDocument, door: Door): Verdict<Addressing> {
  const header = single(document, '/soap:Envelope/soap:Header');
  if (header === null) return missing;
  const names = childElements(header).map(({ namespaceUri, name }) => `{${namespaceUri}}${name}`);
  if (order.some((name) => !names.includes(name))) return missing;
  if (names.join() !== order.join())
    return refuse('wsa:InvalidAddressingHeader', 'Les en-têtes ne sont pas dans l’ordre des exemples.');
  const messageId = value(header, 'wsa:MessageID');
  if (messageId === null || !uuid.test(messageId))
    return refuse('wsa:InvalidAddressingHeader', 'MessageID n’est pas un urn:uuid.');
  if (value(header, 'wsa:ReplyTo/wsa:Address') !== anonymous)
    return refuse('wsa:OnlyAnonymousAddressSupported', 'ReplyTo doit être anonyme.');
  if (!['ReplyTo', 'Action'].every((name) => isMandatory(document, name)))
    return refuse('wsa:InvalidAddressingHeader', 'ReplyTo et Action doivent porter mustUnderstand.');
  return readAction(value(header, 'wsa:Action') ?? '', messageId, door);
}

/** The samples write the attribute without a namespace, and `true`; SOAP wants its own, and `1`: both are seen. */
function isMandatory(document: XmlDocument, name: string): boolean {
  const path = `/soap:Envelope/soap:Header/wsa:${name}`;
  const given = value(document, `${path}/@soap:mustUnderstand`) ?? value(document, `${path}/@mustUnderstand`);
  return given === '1' || given === 'true';
}

function readAction(name: string, messageId: string, { service, announced }: Door): Verdict<Addressing> {
  const action = actions.get(name);
  if (action?.service !== service)
    return refuse(
      'wsa:ActionNotSupported',
      'Cette action est inconnue du simulateur, ou l’est à cette adresse.',
    );
  if (announced.some((other) => other !== name && other !== action.soapAction))
    return refuse('wsa:ActionMismatch', 'L’action HTTP contredit celle de WS-Addressing.');
  return accept({ messageId, action });
}

/** The one element of the SOAP body, if it is what the action announces. */
export function bodyOf(document: XmlDocument, { body: expected }: Action): XmlElement | null {
  const body = single(document, '/soap:Envelope/soap:Body');
  const [content, ...others] = body === null ? [] : childElements(body);
  if (!content || others.length > 0) return null;
  return content.namespaceUri === expected.namespace && content.name === expected.name ? content : null;
}
