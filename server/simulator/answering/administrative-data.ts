/** What TD1.3a adds to the person of TD0.2: contacts, address, representative (dmp-protocol.md §6). Schema order. */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Contact, NationalRecord } from '../records.ts';
import { oid } from '../vocabulary.ts';

type Answers = 'faithful' | 'strict';

/** The official sample says each of them twice. */
export function addTelecoms(parent: XMLBuilder, { telecoms }: Contact, answers: Answers): void {
  for (const { use, value } of answers === 'faithful' ? [...telecoms, ...telecoms.toReversed()] : telecoms)
    parent.ele('telecom', use === null ? { value } : { use, value });
}

export function addAdministrativeData(person: XMLBuilder, record: NationalRecord, answers: Answers): void {
  person.ele('deceasedInd', { value: 'false' });
  addAddress(person, record.contact);
  if (record.representative) addRepresentative(person, record.representative, answers);
  person.ele('birthPlace', { classCode: 'BIRTHPL' }).ele('addr');
}

function addAddress(parent: XMLBuilder, { address }: Contact): void {
  if (address.length === 0) return;
  const element = parent.ele('addr');
  for (const { part, text } of address) element.ele(part).txt(text);
}

function addRepresentative(
  person: XMLBuilder,
  representative: NonNullable<NationalRecord['representative']>,
  answers: Answers,
): void {
  const relationship = person.ele('personalRelationship', { classCode: 'PRS' });
  relationship.ele('code', { code: representative.relationCode, codeSystem: oid.relationship });
  addAddress(relationship, representative);
  addTelecoms(relationship, representative, answers);
  const holder = relationship.ele('relationshipHolder1', { classCode: 'PSN', determinerCode: 'INSTANCE' });
  const name = holder.ele('name');
  if (representative.given !== '') name.ele('given').txt(representative.given);
  if (representative.family !== '') name.ele('family').txt(representative.family);
}
