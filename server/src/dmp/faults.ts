/**
 * What the national service says no with: a SOAP Fault, or an acknowledgement AE or AR. Its names are a vocabulary of
 * its own; only this file and the answer readers know it. Pure.
 */
import { attribute, childrenNamed, type Element, onlyChild, onlyDescendant } from './element.ts';
import { namespaces } from './vocabulary.ts';

/** The answer came, and cannot be taken for an answer to this request. */
export interface Misunderstood {
  outcome: 'misunderstood';
  reason: 'nonsense' | 'other-request' | 'http-status';
}

export interface Refused {
  outcome: 'refused';
  code: string;
}

export const nonsense: Misunderstood = { outcome: 'misunderstood', reason: 'nonsense' };
export const otherRequest: Misunderstood = { outcome: 'misunderstood', reason: 'other-request' };
export const serviceFailed: Misunderstood = { outcome: 'misunderstood', reason: 'http-status' };

/** A record is active already: TD1.1 and TD1.2 (dmp-protocol.md §10). */
export const recordExists = 'DMPFound';

/** The record is closed already: TD1.4. */
export const recordClosed = 'DMPClosed';

export function isFault(content: Element): boolean {
  return content.namespace === namespaces.soap && content.name === 'Fault';
}

/**
 * A Fault of the sender is a refusal, named by its subcode. A Fault of the receiver only says that the service broke
 * down: what it had done before is not known.
 */
export function readFault(fault: Element): Refused | Misunderstood {
  const code = onlyChild(fault, namespaces.soap, 'Code');
  const value = localName(onlyChild(code, namespaces.soap, 'Value')?.text ?? '');
  if (value === 'Receiver') return serviceFailed;
  if (value === '') return nonsense;
  const subcode = onlyDescendant(code, namespaces.soap, ['Subcode', 'Value'])?.text ?? '';
  return { outcome: 'refused', code: loggableCode(localName(subcode) || value) };
}

/** The refusal of an acknowledgement that is not AA. */
export function readRefusal(acknowledgement: Element): Refused {
  const codes = childrenNamed(acknowledgement, namespaces.hl7, 'acknowledgementDetail')
    .map((detail) => attribute(onlyChild(detail, namespaces.hl7, 'code'), 'code'))
    .filter((code) => code !== null);
  return { outcome: 'refused', code: loggableCode(codes[0] ?? '') };
}

/** The refusal of a specific service, named by its status. */
export function refusedBy(status: string): Refused {
  return { outcome: 'refused', code: loggableCode(status) };
}

function localName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf(':') + 1);
}

/** A name of the service ends in logs: what does not look like a name (a number, a sentence) does not get there. */
function loggableCode(code: string): string {
  return isLoggableCode(code) ? code : 'unnamed';
}

export function isLoggableCode(code: string): boolean {
  return /^[A-Za-z][A-Za-z_.-]{0,59}\d{0,3}$/.test(code);
}
