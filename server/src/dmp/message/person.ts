/**
 * The person whose record is opened, from what the card says and nothing else. The free zone gives one family name
 * without saying which: it travels as the birth name (BR), the mandatory one, until INSi gives both. Sex and title come
 * from the first digit of the NIR, as INSEE defines it.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import type { RepresentativeName } from '../../../contract/representative.ts';
import { oids } from '../vocabulary.ts';
import { hl7CardDate } from './hl7-time.ts';

export const anyPerson = { classCode: 'PSN', determinerCode: 'INSTANCE' };

/** Whoever answers in the place of the person. `code`: HL7; `name`: null when nobody took it down. */
export interface MessageRepresentative {
  code: string;
  name: RepresentativeName | null;
}

/** Null: the person answers themselves. */
export function representativeOf(request: {
  relationCode: string | null;
  representativeName?: RepresentativeName | null;
}): MessageRepresentative | null {
  const { relationCode: code, representativeName: name = null } = request;
  return code === null ? null : { code, name };
}

export function addPatientPerson(
  patient: XMLBuilder,
  identity: Identity,
  representative: MessageRepresentative | null,
): void {
  const sex = sexOf(identity.nir);
  const person = patient.ele('patientPerson', anyPerson);
  const name = person.ele('name');
  name.ele('prefix').txt(sex === 'M' ? 'M' : 'Mme');
  addNameOnCard(name, identity);
  person.ele('administrativeGenderCode', { code: sex });
  person.ele('birthTime', { value: hl7CardDate(identity.birthDate) });
  addVitaleTraits(person, identity);
  if (representative) addRepresentative(person, representative);
}

/** For a closure the name is enough (dmp-protocol.md §8). */
export function addPatientName(
  patient: XMLBuilder,
  identity: Identity,
  representative: MessageRepresentative | null,
): void {
  const person = patient.ele('patientPerson', anyPerson);
  addNameOnCard(person.ele('name'), identity);
  if (representative) addRepresentative(person, representative);
}

/**
 * A minor's parent or a protected adult's representative, under the name that the counter read on their papers; without
 * one, « no information », which the schema takes (whether the real service does is not known).
 *
 * personalRelationship bears a code, a name, an address and telecoms, and no more (dmp-protocol.md §7). That papers were
 * seen, by whom and when, and what the represented person themselves wants, have no place that public documents name: the
 * only consent observations are those of the act and the two oppositions. Both stay in our evidence and are not sent.
 */
export function addRepresentative(person: XMLBuilder, { code, name }: MessageRepresentative): void {
  const relationship = person.ele('personalRelationship', { classCode: 'PRS' });
  relationship.ele('code', { code, codeSystem: oids.relationship });
  const holder = relationship.ele('relationshipHolder1', anyPerson);
  const said = holder.ele('name', name ? {} : { nullFlavor: 'NI' });
  if (name) said.ele('family').txt(name.familyName).up().ele('given').txt(name.firstName);
}

/** The traits of the carte Vitale, never altered (EX_GEN-1265): an opening needs the card (EX_GEN-1400). */
function addVitaleTraits(person: XMLBuilder, identity: Identity): void {
  const party = person.ele('contactParty', { classCode: 'CON' });
  party.ele('code', { code: 'CARTE_SESAM_VITALE', codeSystem: oids.contactParty });
  // The schema asks for a telecom; the card holds none.
  party.ele('telecom', { nullFlavor: 'NI' });
  const bearer = party.ele('contactPerson', anyPerson);
  addNameOnCard(bearer.ele('name'), identity);
  bearer.ele('birthTime', { value: hl7CardDate(identity.birthDate) });
}

export function addNameOnCard(name: XMLBuilder, { familyName, firstName }: Identity): void {
  name.ele('family', { qualifier: 'BR' }).txt(familyName);
  name.ele('given').txt(firstName);
}

/** 1, 3, 7: man. 2, 4, 8: woman. */
export function sexOf(nir: Identity['nir']): 'M' | 'F' {
  return Number(nir[0]) % 2 === 1 ? 'M' : 'F';
}
