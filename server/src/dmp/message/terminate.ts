/** TD1.4, PRPA_IN201314UV02 with FERM: close the record, because the person asks for it (dmp-protocol.md §8). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import type { RepresentativeName } from '../../../contract/representative.ts';
import { closedOnDemand, oids } from '../vocabulary.ts';
import { type Author, addAuthor } from './author.ts';
import { addPatientName, representativeOf } from './person.ts';
import { addMessage, type MessageFrame } from './wrapper.ts';

export interface TerminateRequest extends MessageFrame {
  insOid: string;
  identity: Identity;
  /** HL7 code of the representative; null: the person themselves. */
  relationCode: string | null;
  /** Absent or null: nobody took it down. */
  representativeName?: RepresentativeName | null;
  author: Author;
}

export function addTerminateMessage(body: XMLBuilder, request: TerminateRequest): void {
  const { insOid, identity, relationCode, author } = request;
  const act = addMessage(body, request);
  const registration = act
    .ele('subject', { typeCode: 'SUBJ' })
    .ele('registrationRequest', { classCode: 'REG', moodCode: 'RQO' });
  // Sources differ here (active, completed, terminated); the samples say active.
  registration.ele('statusCode', { code: 'active' });
  const patient = registration.ele('subject1', { typeCode: 'SBJ' }).ele('patient', { classCode: 'PAT' });
  patient.ele('id', { root: insOid, extension: identity.nir });
  patient.ele('statusCode', { code: 'terminated' });
  addPatientName(patient, identity, representativeOf(request));
  addAuthor(registration, author);
  addReason(act, relationCode === null ? 'Demande du patient' : 'Demande du représentant');
}

/** The text is mandatory, and free: it says who asked, never why. */
function addReason(act: XMLBuilder, motive: string): void {
  const event = act
    .ele('reasonOf', { typeCode: 'RSON' })
    .ele('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' });
  event.ele('code', { code: closedOnDemand, codeSystem: oids.closing });
  event.ele('text').txt(motive);
}
