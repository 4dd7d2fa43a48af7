/** The transactions of HL7 V3: TD0.2, TD1.3a, TD1.1, TD1.2, TD1.3b and TD1.4. */
import { randomUUID } from 'node:crypto';
import { closeRecord, modifyRecord, openRecord, reopenRecord } from './acts.ts';
import { addChanged, addNotChanged } from './answering/changed.ts';
import { addAccepted, addRefused } from './answering/created.ts';
import { addFound } from './answering/found.ts';
import { type Asked, answer, type Handler, outOfReach } from './asked.ts';
import {
  type ChangeQuestion,
  type PersonQuestion,
  type Question,
  readChange,
  readCreate,
  readFind,
} from './reading/requests.ts';
import type { Records } from './records.ts';
import { wrongRight } from './rights.ts';
import { refuse } from './verdict.ts';

export const find: Handler = (asked, { records, now, answers }) => {
  const read = readFind(asked.document, asked);
  if (!read.ok) return read;
  const { about, question } = read.value;
  const refusal = wrongRight(about, asked.vihf);
  if (refusal) return refusal;
  const record = records.find(question.ins);
  return answer('urn:hl7-org:v3:PRPA_IN201308UV02', asked, (body) =>
    addFound(body, { about, question: echo(question, asked), record, now: now(), answers }),
  );
};

export const create: Handler = (asked, { regime, records, effect }) => {
  const question = readCreate(asked.document, asked);
  if (!question.ok) return question;
  if (regime === 'mes-2022') return closedSince2022;
  const right = wrongRight('create', asked.vihf);
  if (right) return right;
  const refusal = openRecord(records, { ...question.value, now: asked.now });
  if (refusal === null) effect('TD1.1 : dossier ouvert');
  return answer('urn:hl7-org:v3:PRPA_IN201311ResponseUV02', asked, (body) => {
    if (refusal === null) addAccepted(body, echo(question.value, asked), asked.now);
    else addRefused(body, echo(question.value, asked), refusal.name, asked.now);
  });
};

export const change: Handler = (asked, { regime, records, answers, effect }) => {
  const read = readChange(asked.document, asked);
  if (!read.ok) return read;
  const asking = read.value;
  if (asking.change === 'reactivate' && regime === 'mes-2022') return closedSince2022;
  const right = wrongRight(asking.change, asked.vihf);
  if (right) return right;
  const refusal = carryOut(records, asking, asked.now);
  if (refusal?.fault) return outOfReach;
  if (refusal === null) effect(effects[asking.change]);
  const { change: kind, question } = asking;
  const echoed = { change: kind, question: echo<PersonQuestion>(question, asked) };
  return answer('urn:hl7-org:v3:PRPA_IN201314ResponseUV02', asked, (body) => {
    if (refusal === null) addChanged(body, { asked: echoed, now: asked.now, naming: answers });
    else addNotChanged(body, echoed, refusal.name, asked.now);
  });
};

const effects = {
  reactivate: 'TD1.2 : dossier rouvert',
  modify: 'TD1.3b : données changées',
  terminate: 'TD1.4 : dossier fermé',
} as const;

function carryOut(records: Records, asking: ChangeQuestion, now: Date): ReturnType<typeof closeRecord> {
  if (asking.change === 'reactivate') return reopenRecord(records, { ...asking.question, now });
  if (asking.change === 'modify') return modifyRecord(records, { ...asking.question, now });
  return closeRecord(records, { ...asking.question, now });
}

const closedSince2022 = refuse(
  'DMPAccessDeniedByRightsService',
  'L’ouverture par logiciel est fermée depuis 2022.',
);

function echo<T extends Question>(question: T, { misaddressed }: Asked): T {
  return misaddressed ? { ...question, id: { ...question.id, extension: randomUUID() } } : question;
}
