/**
 * The person of TD1.3b: who they are from the card, how to reach them and who represents them as TD1.3a told it, so that
 * changing two oppositions erases nothing. The order of the elements is the schema's.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import type { AddressLine, AdministrativeRecord, Representative, Telecom } from '../administration.ts';
import { oids } from '../vocabulary.ts';
import { hl7CardDate } from './hl7-time.ts';
import { addRepresentative, anyPerson, sexOf } from './person.ts';

export type Kept = Pick<AdministrativeRecord, 'usualName' | 'telecoms' | 'address' | 'representative'>;

/** `relationCode`: who answers in the person's place, for a record that names nobody. */
export function addKnownPerson(
  patient: XMLBuilder,
  identity: Identity,
  { kept, relationCode }: { kept: Kept; relationCode: string | null },
): void {
  const sex = sexOf(identity.nir);
  const person = patient.ele('patientPerson', anyPerson);
  const name = person.ele('name');
  name.ele('prefix').txt(sex === 'M' ? 'M' : 'Mme');
  name.ele('family', { qualifier: 'BR' }).txt(identity.familyName);
  if (kept.usualName !== null) name.ele('family', { qualifier: 'SP' }).txt(kept.usualName);
  name.ele('given').txt(identity.firstName);
  addTelecoms(person, kept.telecoms);
  person.ele('administrativeGenderCode', { code: sex });
  person.ele('birthTime', { value: hl7CardDate(identity.birthDate) });
  addAddress(person, kept.address);
  if (kept.representative) addKnownRepresentative(person, kept.representative);
  else if (relationCode !== null) addRepresentative(person, { code: relationCode, name: null });
}

/** The uses that the schema takes; another one travels as none. */
const uses = /^(?:H|HP|HV|TMP|WP|DIR|PUB|BAD|CONF|AS|EC|MC|PG)$/;

function addTelecoms(parent: XMLBuilder, telecoms: Telecom[]): void {
  for (const { use, value } of telecoms) {
    parent.ele('telecom', use !== null && uses.test(use) ? { use, value } : { value });
  }
}

function addAddress(parent: XMLBuilder, lines: AddressLine[]): void {
  if (lines.length === 0) return;
  const address = parent.ele('addr');
  for (const { part, text } of lines) address.ele(part).txt(text);
}

function addKnownRepresentative(person: XMLBuilder, representative: Representative): void {
  const { relationCode, family, given, telecoms, address } = representative;
  const relationship = person.ele('personalRelationship', { classCode: 'PRS' });
  relationship.ele('code', { code: relationCode, codeSystem: oids.relationship });
  addAddress(relationship, address);
  addTelecoms(relationship, telecoms);
  const holder = relationship.ele('relationshipHolder1', anyPerson);
  const isNamed = family !== null || given !== null;
  const name = holder.ele('name', isNamed ? {} : { nullFlavor: 'NI' });
  if (family !== null) name.ele('family').txt(family);
  if (given !== null) name.ele('given').txt(given);
}
