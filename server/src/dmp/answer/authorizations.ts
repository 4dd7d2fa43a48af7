/** The answers to TD0.3 and TD1.6 (dmp-protocol.md §9). Every field is optional in the WSDL. Pure. */
import type { AuthorizationOutcome, ListOutcome, Professional } from '../authorizations.ts';
import { childrenNamed, type Element, onlyChild } from '../element.ts';
import type { Misunderstood } from '../faults.ts';
import { readOutput, type ServiceAnswer, type ServiceAsked } from './output.ts';

/** « Autorisation déjà présente aucune action effectuée », with DMPOk. */
const nothingDone = /d[ée]j[àa]|aucune action/i;

export function readAuthorization(
  answer: ServiceAnswer,
  asked: ServiceAsked & { done: 'authorized' | 'withdrawn' },
): AuthorizationOutcome | Misunderstood {
  const output = readOutput(answer, asked);
  if (output.outcome !== 'output') return output;
  return { outcome: asked.done, before: nothingDone.test(output.context) };
}

export function readProfessionals(
  answer: ServiceAnswer,
  asked: ServiceAsked,
): Extract<ListOutcome, { outcome: 'list' | 'refused' }> | Misunderstood {
  const output = readOutput(answer, asked);
  if (output.outcome !== 'output') return output;
  const { namespace } = asked.service;
  const lines = childrenNamed(output.element, namespace, 'listOfAuthorizationByPatient');
  return { outcome: 'list', professionals: lines.map((line) => readLine(line, namespace)) };
}

function readLine(line: Element, namespace: string): Professional {
  const text = (name: string): string | null => onlyChild(line, namespace, name)?.text || null;
  const names = [text('firstName'), text('lastName')].filter((name) => name !== null);
  const roles = childrenNamed(line, namespace, 'libSpeciality').map((role) => role.text);
  return {
    id: text('nationalId'),
    name: names.join(' ') || null,
    role: roles.filter((role) => role !== '').join(', ') || null,
    since: instant(text('startOfAuthorization')),
    lastAccess: instant(text('lastActionDate')),
    access: accesses.get(text('mode') ?? '') ?? null,
  };
}

const accesses = new Map<string, Professional['access']>([
  ['ACTIVE', 'active'],
  ['INTERDITE', 'forbidden'],
]);

/** AAAAMMJJHHMMSS in UTC, as ISO 8601; null for what is no instant of the calendar. */
function instant(told: string | null): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(told ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const parsed = new Date(text);
  // 30 February rolls over to another day: it was none.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString() === text ? text : null;
}
