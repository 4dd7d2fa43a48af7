/** PRPA_IN201308UV02 to CNSLT_DATA, the answer to TD1.3a (dmp-protocol.md §6). Lenient: what is left out is null. Pure. */
import {
  type AddressLine,
  type AdministrativeRecord,
  addressParts,
  type ReadOutcome,
  type Representative,
  type Telecom,
} from '../administration.ts';
import { attribute, childrenNamed, type Element, onlyChild, onlyDescendant } from '../element.ts';
import { type Misunderstood, nonsense } from '../faults.ts';
import { consentFrom } from '../oppositions.ts';
import { unprintable } from '../unprintable.ts';
import { namespaces, oids } from '../vocabulary.ts';
import type { Asked } from './asked.ts';
import { readFoundPatient } from './found-patient.ts';

const { hl7 } = namespaces;

export function readAdministrationAnswer(
  content: Element,
  asked: Asked,
): Exclude<ReadOutcome, { outcome: 'unreachable' }> | Misunderstood {
  const found = readFoundPatient(content, asked);
  if (found.outcome !== 'found') return found;
  const state = states.get(attribute(onlyChild(found.patient, hl7, 'statusCode'), 'code') ?? '');
  if (state === undefined) return nonsense;
  return unprintable(
    { outcome: 'record', record: readRecord(found.patient, state) },
    { outcome: 'record', record: '[personal]' },
  );
}

const states = new Map<string, AdministrativeRecord['state']>([
  ['active', 'open'],
  ['terminated', 'closed'],
]);

function readRecord(patient: Element, state: AdministrativeRecord['state']): AdministrativeRecord {
  const person = onlyChild(patient, hl7, 'patientPerson');
  const name = onlyChild(person, hl7, 'name');
  return {
    state,
    usualName: familyName(name, 'SP'),
    given: firstText(name, 'given'),
    ...contact(person),
    representative: readRepresentative(onlyChild(person, hl7, 'personalRelationship')),
    breakGlassConsent: consentFrom(observation(patient, 'OPPOSITION_BRIS_DE_GLACE')),
    emergencyCallConsent: consentFrom(observation(patient, 'OPPOSITION_ACCES_URGENCE')),
  };
}

function familyName(name: Element | null, qualifier: string): string | null {
  const families = name === null ? [] : childrenNamed(name, hl7, 'family');
  return families.find((family) => attribute(family, 'qualifier') === qualifier)?.text || null;
}

function firstText(name: Element | null, part: string): string | null {
  const found = name === null ? [] : childrenNamed(name, hl7, part);
  return found[0]?.text || null;
}

function contact(of: Element | null): { telecoms: Telecom[]; address: AddressLine[] } {
  return { telecoms: readTelecoms(of), address: readAddress(onlyChild(of, hl7, 'addr')) };
}

/** The official sample says each of them twice: once is enough. */
function readTelecoms(of: Element | null): Telecom[] {
  const told = (of === null ? [] : childrenNamed(of, hl7, 'telecom'))
    .map((telecom) => ({ use: attribute(telecom, 'use'), value: attribute(telecom, 'value') ?? '' }))
    .filter(({ value }) => /^(?:tel|mailto):\S/.test(value));
  const isFirst = ({ use, value }: Telecom, index: number): boolean =>
    told.findIndex((other) => other.use === use && other.value === value) === index;
  return told.filter(isFirst);
}

function readAddress(address: Element | null): AddressLine[] {
  return (address?.children ?? []).flatMap(({ name, text }) => {
    const part = addressParts.find((known) => known === name);
    return part === undefined || text === '' ? [] : [{ part, text }];
  });
}

function readRepresentative(relationship: Element | null): Representative | null {
  const code = onlyChild(relationship, hl7, 'code');
  const relationCode = attribute(code, 'code');
  if (relationCode === null || attribute(code, 'codeSystem') !== oids.relationship) return null;
  const name = onlyDescendant(relationship, hl7, ['relationshipHolder1', 'name']);
  return {
    relationCode,
    family: firstText(name, 'family'),
    given: firstText(name, 'given'),
    ...contact(relationship),
  };
}

/** Null: not said, said twice, or neither true nor false. */
function observation(patient: Element, code: string): boolean | null {
  const [found, ...others] = childrenNamed(patient, hl7, 'subjectOf')
    .map((subject) => onlyChild(subject, hl7, 'administrativeObservation'))
    .filter((each) => attribute(onlyChild(each, hl7, 'code'), 'code') === code);
  if (!found || others.length > 0) return null;
  const value = attribute(onlyChild(found, hl7, 'value'), 'value');
  return value === 'true' || value === 'false' ? value === 'true' : null;
}
