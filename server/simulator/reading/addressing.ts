/** WS-Addressing: four headers in their order, then the VIHF (dmp-protocol.md §3). */
import type { XmlDocument } from 'libxml2-wasm';
import { accept, refuse, type Verdict } from '../verdict.ts';
import { type Action, actions, anonymous, ns } from '../vocabulary.ts';
import { childElements, single, value } from './document.ts';

export interface Addressing {
  messageId: string;
  action: Action;
}

const order = ['MessageID', 'To', 'ReplyTo', 'Action', 'Security'];
const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const missing = refuse(
  'wsa:MessageAddressingHeaderRequired',
  'A required header representing a Message Addressing Property is not present',
);

/** `announced` are the actions of the HTTP headers, which may be absent but may not contradict. */
export function readAddressing(document: XmlDocument, announced: string[]): Verdict<Addressing> {
  const header = single(document, '/soap:Envelope/soap:Header');
  if (header === null) return missing;
  const names = childElements(header).map((element) => element.name);
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
  return readAction(value(header, 'wsa:Action') ?? '', messageId, announced);
}

/** The samples write the attribute without a namespace, and `true`; SOAP wants its own, and `1`: both are seen. */
function isMandatory(document: XmlDocument, name: string): boolean {
  const path = `/soap:Envelope/soap:Header/wsa:${name}`;
  const given = value(document, `${path}/@soap:mustUnderstand`) ?? value(document, `${path}/@mustUnderstand`);
  return given === '1' || given === 'true';
}

function readAction(action: string, messageId: string, announced: string[]): Verdict<Addressing> {
  if (!Object.hasOwn(actions, action))
    return refuse('wsa:ActionNotSupported', 'Le simulateur ne connaît que TD0.2, TD1.1, TD1.2 et TD1.4.');
  if (announced.some((other) => other !== action))
    return refuse('wsa:ActionMismatch', 'L’action HTTP contredit celle de WS-Addressing.');
  return accept({ messageId, action: action as Action });
}

/** The one element of the SOAP body, if it is what the action announces. */
export function bodyMatches(document: XmlDocument, action: Action): boolean {
  const body = single(document, '/soap:Envelope/soap:Body');
  const [content, ...others] = body === null ? [] : childElements(body);
  return others.length === 0 && content?.namespaceUri === ns.hl7 && action.endsWith(`:${content.name}`);
}
