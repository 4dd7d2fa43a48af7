/** The gateway's answer readers in this process: from the bytes of an answer to the outcome it would report. */
import type { Nir } from '@borne/server/contract';
import {
  readChangeAccess,
  readCreateAccess,
  readRenewAccess,
} from '../../../../server/src/dmp/answer/access.ts';
import { readAdministrationAnswer } from '../../../../server/src/dmp/answer/administration.ts';
import { readAuthorization, readProfessionals } from '../../../../server/src/dmp/answer/authorizations.ts';
import {
  readModifyAnswer,
  readReactivateAnswer,
  readTerminateAnswer,
} from '../../../../server/src/dmp/answer/change.ts';
import { readCreateAnswer } from '../../../../server/src/dmp/answer/create.ts';
import { readFindAnswer } from '../../../../server/src/dmp/answer/find.ts';
import type { ServiceAnswer } from '../../../../server/src/dmp/answer/output.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { simulatedNoAccess } from '../../../../server/src/dmp/options.ts';
import { services } from '../../../../server/src/dmp/vocabulary.ts';
import type { Kind } from './sealed-requests.ts';
import { insOid, softwareOid } from './setting.ts';

/** What was asked, as the readers must find it again in the answer. */
export interface Question {
  kind: Kind;
  messageId: string;
  nir: Nir;
}

export interface HeardOutcome {
  outcome: string;
  code?: string;
  reason?: string;
}

export function hear(question: Question, status: number, bytes: Uint8Array): HeardOutcome {
  const answer = readSoapContent(status, bytes);
  return answer.outcome === 'content' ? readers[question.kind](answer, question) : answer;
}

type Reader = (answer: ServiceAnswer, question: Question) => HeardOutcome;

const hl7 =
  (
    read: (content: ServiceAnswer['content'], asked: Parameters<typeof readFindAnswer>[1]) => HeardOutcome,
  ): Reader =>
  ({ content }, { messageId, nir }) =>
    read(content, { messageRoot: `${softwareOid}.1.1`, messageId, insOid, nir });

const noAccess = simulatedNoAccess;

const readers: Record<Kind, Reader> = {
  find: hl7(readFindAnswer),
  read: hl7(readAdministrationAnswer),
  create: hl7(readCreateAnswer),
  reactivate: hl7(readReactivateAnswer),
  modify: hl7(readModifyAnswer),
  terminate: hl7(readTerminateAnswer),
  'create-access': (answer, { messageId }) =>
    readCreateAccess(answer, { service: services.createAccess, messageId }),
  'change-access': (answer, { messageId }) =>
    readChangeAccess(answer, { service: services.changeAccess, messageId, noAccess }),
  'renew-access': (answer, { messageId }) =>
    readRenewAccess(answer, { service: services.renewAccess, messageId, noAccess }),
  authorize: (answer, { messageId }) =>
    readAuthorization(answer, { service: services.authorize, messageId, done: 'authorized' }),
  'list-professionals': (answer, { messageId }) =>
    readProfessionals(answer, { service: services.listProfessionals, messageId }),
};
