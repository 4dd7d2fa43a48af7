/** The gateway to the national DMP: SOAP 1.2, HL7 V3, VIHF, mutual TLS (reference: dmp-protocol.md §2 to §11). */
import { randomUUID } from 'node:crypto';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../contract/index.ts';
import type { Asked } from './answer/asked.ts';
import { readReactivateAnswer, readTerminateAnswer } from './answer/change.ts';
import { readCreateAnswer } from './answer/create.ts';
import { readFindAnswer } from './answer/find.ts';
import type { FindOutcome, NationalDmp, NoSuccess, Opening, Relation } from './dmp.ts';
import type { Element } from './element.ts';
import type { Misunderstood } from './faults.ts';
import { addCreateMessage, type CreateRequest } from './message/create.ts';
import { addFindMessage } from './message/find.ts';
import { addReactivateMessage } from './message/reactivate.ts';
import { addTerminateMessage } from './message/terminate.ts';
import { type MessageFrame, messageIdRoot } from './message/wrapper.ts';
import { assertOptions, defaultRelationCodes, type SoapDmpOptions } from './options.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import { type Transaction, transactions } from './vocabulary.ts';

export type { SoapDmpOptions } from './options.ts';

/** Makes the gateway. Throws at once when the options contradict each other: that is a fault of configuration. */
export function soapDmp(options: SoapDmpOptions): NationalDmp {
  assertOptions(options);
  const speaker = createSpeaker(options);
  const { insOid, newId = randomUUID, relationCodes = defaultRelationCodes } = options;
  const messageRoot = messageIdRoot(options.software.oid);
  const asked = (messageId: string, { nir }: Identity): Asked => ({ messageRoot, messageId, insOid, nir });
  const relationCode = (relation: Relation | null): string | null =>
    relation === null ? null : relationCodes[relation];
  const opening = (frame: MessageFrame, { identity, consent, representative }: Opening): CreateRequest => ({
    ...frame,
    insOid,
    identity,
    consent,
    relationCode: relationCode(representative),
    author: speaker.author,
  });
  const acting = (transaction: Transaction, identity: Identity, messageId: string) => ({
    speaker,
    transaction,
    asked: asked(messageId, identity),
  });

  return {
    async find(identity): Promise<FindOutcome> {
      const messageId = newId();
      const heard = await speaker.say(transactions.find, messageId, identity.nir, (body, frame) =>
        addFindMessage(body, { ...frame, insOid, nir: identity.nir, queryId: newId() }),
      );
      if (heard.state !== 'heard') return { outcome: 'unreachable', reason: heard.reason };
      const answer = readFindAnswer(heard.content, asked(messageId, identity));
      return answer.outcome === 'misunderstood' ? { outcome: 'unreachable', reason: answer.reason } : answer;
    },
    create: (given, messageId) =>
      act({
        ...acting(transactions.create, given.identity, messageId),
        addContent: (body, frame) => addCreateMessage(body, opening(frame, given)),
        read: readCreateAnswer,
      }),
    reactivate: (given, messageId) =>
      act({
        ...acting(transactions.reactivate, given.identity, messageId),
        addContent: (body, frame) => addReactivateMessage(body, opening(frame, given)),
        read: readReactivateAnswer,
      }),
    terminate: ({ identity, representative }, messageId) =>
      act({
        ...acting(transactions.terminate, identity, messageId),
        addContent: (body, frame) =>
          addTerminateMessage(body, {
            ...frame,
            insOid,
            identity,
            relationCode: relationCode(representative),
            author: speaker.author,
          }),
        read: readTerminateAnswer,
      }),
    close: () => speaker.close(),
  };
}

interface Act<Outcome> {
  speaker: Speaker;
  transaction: Transaction;
  asked: Asked;
  addContent: (body: XMLBuilder, frame: MessageFrame) => void;
  read: (content: Element, asked: Asked) => Outcome | Misunderstood;
}

/** One write: what never left is known not to have happened, any other silence is a doubt. */
async function act<Outcome extends { outcome: string }>({
  speaker,
  transaction,
  asked,
  addContent,
  read,
}: Act<Outcome>): Promise<Outcome | NoSuccess> {
  const heard = await speaker.say(transaction, asked.messageId, asked.nir, addContent);
  if (heard.state === 'not-sent') return { outcome: 'unreachable', reason: heard.reason };
  if (heard.state === 'lost') return { outcome: 'uncertain', reason: heard.reason };
  const answer = read(heard.content, asked);
  return isMisunderstood(answer) ? { outcome: 'uncertain', reason: answer.reason } : answer;
}

function isMisunderstood(answer: { outcome: string }): answer is Misunderstood {
  return answer.outcome === 'misunderstood';
}
