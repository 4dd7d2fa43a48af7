/**
 * The person whose record is opened, from what the card says and nothing else. The free zone gives one family name
 * without saying which: it travels as the birth name (BR), the mandatory one, until INSi gives both. Sex and title come
 * from the first digit of the NIR, as INSEE defines it.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import { oids } from '../vocabulary.ts';
import { hl7CardDate } from './hl7-time.ts';

const anyPerson = { classCode: 'PSN', determinerCode: 'INSTANCE' };

export function addPatientPerson(patient: XMLBuilder, identity: Identity): void {
  const sex = sexOf(identity.nir);
  const person = patient.ele('patientPerson', anyPerson);
  const name = person.ele('name');
  name.ele('prefix').txt(sex === 'M' ? 'M' : 'Mme');
  addNameOnCard(name, identity);
  person.ele('administrativeGenderCode', { code: sex });
  person.ele('birthTime', { value: hl7CardDate(identity.birthDate) });
  addVitaleTraits(person, identity);
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

function addNameOnCard(name: XMLBuilder, { familyName, firstName }: Identity): void {
  name.ele('family', { qualifier: 'BR' }).txt(familyName);
  name.ele('given').txt(firstName);
}

/** 1, 3, 7: man. 2, 4, 8: woman. */
function sexOf(nir: Identity['nir']): 'M' | 'F' {
  return Number(nir[0]) % 2 === 1 ? 'M' : 'F';
}
