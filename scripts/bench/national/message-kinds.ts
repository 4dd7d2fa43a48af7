/** The two messages that the outbox sends, step by step with the gateway's own code: what it says, and how it hears. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '@borne/server/contract';
import type { Asked } from '../../../server/src/dmp/answer/asked.ts';
import { readCreateAnswer } from '../../../server/src/dmp/answer/create.ts';
import { readFindAnswer } from '../../../server/src/dmp/answer/find.ts';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import type { Element } from '../../../server/src/dmp/element.ts';
import { addCreateMessage } from '../../../server/src/dmp/message/create.ts';
import { addFindMessage } from '../../../server/src/dmp/message/find.ts';
import type { SoapDmpOptions } from '../../../server/src/dmp/options.ts';
import { type Transaction, transactions } from '../../../server/src/dmp/vocabulary.ts';
import { type AddContent, authorOf } from '../../../server/src/dmp/write-message.ts';
import { consent } from '../../drill/dmp/in-process/setting.ts';

export interface MessageKind {
  name: 'TD0.2' | 'TD1.1';
  said: Transaction;
  /** What a good answer says. */
  expected: string;
  addContent(options: SoapDmpOptions, identity: Identity): AddContent<Transaction>;
  read(content: Element, asked: Asked): { outcome: string };
  /** The same in one piece, by the gateway. */
  call(dmp: NationalDmp, identity: Identity): Promise<{ outcome: string }>;
}

const find: MessageKind = {
  name: 'TD0.2',
  said: transactions.find,
  expected: 'open',
  addContent:
    ({ insOid }, { nir }) =>
    (body, frame) =>
      addFindMessage(body, { ...frame, insOid, nir, queryId: randomUUID() }),
  read: readFindAnswer,
  call: (dmp, identity) => dmp.find(identity),
};

const create: MessageKind = {
  name: 'TD1.1',
  said: transactions.create,
  expected: 'created',
  addContent: (options, identity) => (body, frame) =>
    addCreateMessage(body, {
      ...{ ...frame, identity, consent, insOid: options.insOid },
      ...{ relationCode: null, author: authorOf(options) },
    }),
  read: readCreateAnswer,
  call: (dmp, identity) => dmp.create({ identity, consent, representative: null }, randomUUID()),
};

export const messageKinds: readonly MessageKind[] = [find, create];
