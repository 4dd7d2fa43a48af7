/** TD0.2, PRPA_IN201307UV02: does this person have a record, and may we act on it (dmp-protocol.md §6)? */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../../contract/index.ts';
import { addMessage, type MessageFrame } from './wrapper.ts';

export interface FindQuestion extends MessageFrame {
  insOid: string;
  nir: Nir;
  /** UUID of the query inside the message. */
  queryId: string;
}

export function addFindMessage(body: XMLBuilder, question: FindQuestion): void {
  const query = addMessage(body, question).ele('queryByParameter');
  query.ele('queryId', { root: `${question.software.oid}.2`, extension: question.queryId });
  query.ele('statusCode', { code: 'new' });
  const identifier = query.ele('parameterList').ele('patientIdentifier');
  identifier.ele('value', { root: question.insOid, extension: question.nir });
  identifier.ele('semanticsText').txt('Patient.id');
}
