/** TD1.3b, PRPA_IN201314UV02 with MODIF_DATA: change the two oppositions, keep the rest (dmp-protocol.md §8). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import type { Decisions } from '../dmp.ts';
import { type Author, addAuthor } from './author.ts';
import { addOppositions } from './decisions.ts';
import { addKnownPerson, type Kept } from './known-person.ts';
import { addMessage, type MessageFrame } from './wrapper.ts';

export interface ModifyRequest extends MessageFrame {
  insOid: string;
  identity: Identity;
  consent: Decisions;
  kept: Kept;
  /** HL7 code of the representative where the record names none; null: the person themselves. */
  relationCode: string | null;
  author: Author;
}

export function addModifyMessage(body: XMLBuilder, request: ModifyRequest): void {
  const { insOid, identity, consent, author } = request;
  const registration = addMessage(body, request)
    .ele('subject', { typeCode: 'SUBJ' })
    .ele('registrationRequest', { classCode: 'REG', moodCode: 'RQO' });
  registration.ele('statusCode', { code: 'active' });
  const patient = registration.ele('subject1', { typeCode: 'SBJ' }).ele('patient', { classCode: 'PAT' });
  patient.ele('id', { root: insOid, extension: identity.nir });
  patient.ele('statusCode', { code: 'active' });
  addKnownPerson(patient, identity, request);
  addOppositions(patient, consent);
  addAuthor(registration, author);
}
