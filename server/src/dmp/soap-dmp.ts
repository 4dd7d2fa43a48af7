/** The gateway to the national DMP: SOAP 1.2, HL7 V3, VIHF, mutual TLS (reference: dmp-protocol.md §2 to §13). */
import type { Identity } from '../../contract/index.ts';
import type { Asked } from './answer/asked.ts';
import { readReactivateAnswer, readTerminateAnswer } from './answer/change.ts';
import { readCreateAnswer } from './answer/create.ts';
import { readFindAnswer } from './answer/find.ts';
import type { FindOutcome, NationalDmp, NoSuccess, Opening } from './dmp.ts';
import type { Element } from './element.ts';
import { act, ask } from './exchange.ts';
import type { Misunderstood } from './faults.ts';
import { type GatewayParts, gatewayParts } from './gateway-parts.ts';
import { addCreateMessage, type CreateRequest } from './message/create.ts';
import { addFindMessage } from './message/find.ts';
import { addReactivateMessage } from './message/reactivate.ts';
import { addTerminateMessage } from './message/terminate.ts';
import type { MessageFrame } from './message/wrapper.ts';
import { assertOptions, type SoapDmpOptions } from './options.ts';
import type { Right } from './rights.ts';
import { soapAdministration } from './soap-administration.ts';
import { soapAuthorizations } from './soap-authorizations.ts';
import { soapInternetAccess } from './soap-internet-access.ts';
import { type Transaction, transactions } from './vocabulary.ts';
import type { AddContent } from './write-message.ts';

export type { SoapDmpOptions } from './options.ts';

/** Makes the gateway. Throws at once when the options contradict each other: that is a fault of configuration. */
export function soapDmp(options: SoapDmpOptions): NationalDmp {
  assertOptions(options);
  const parts = gatewayParts(options);
  const { speaker, insOid, relationCode } = parts;
  const opening = (frame: MessageFrame, { identity, consent, ...answered }: Opening): CreateRequest => ({
    ...frame,
    insOid,
    identity,
    consent,
    relationCode: relationCode(answered.representative),
    representativeName: answered.representativeName ?? null,
    author: speaker.author,
  });

  return {
    find: (identity) => find(parts, identity),
    create: (given, messageId) =>
      register(parts, given.identity, messageId, {
        right: 'TD1.1',
        said: transactions.create,
        addContent: (body, frame) => addCreateMessage(body, opening(frame, given)),
        read: readCreateAnswer,
      }),
    reactivate: (given, messageId) =>
      register(parts, given.identity, messageId, {
        right: 'TD1.2',
        said: transactions.reactivate,
        addContent: (body, frame) => addReactivateMessage(body, opening(frame, given)),
        read: readReactivateAnswer,
      }),
    terminate: ({ identity, representative, representativeName = null }, messageId) =>
      register(parts, identity, messageId, {
        right: 'TD1.4',
        said: transactions.terminate,
        addContent: (body, frame) =>
          addTerminateMessage(body, {
            ...frame,
            insOid,
            identity,
            relationCode: relationCode(representative),
            representativeName,
            author: speaker.author,
          }),
        read: readTerminateAnswer,
      }),
    ...soapInternetAccess(parts),
    ...soapAdministration(parts),
    ...soapAuthorizations(parts),
    line: () => speaker.line(),
    close: () => speaker.close(),
  };
}

async function find(parts: GatewayParts, identity: Identity): Promise<FindOutcome> {
  const { speaker, insOid, newId } = parts;
  const messageId = newId();
  const { nir } = identity;
  return ask({
    speaker,
    said: transactions.find,
    messageId,
    nir,
    addContent: (body, frame) => addFindMessage(body, { ...frame, insOid, nir, queryId: newId() }),
    read: ({ content }) => readFindAnswer(content, parts.asked(messageId, identity)),
  });
}

interface Registration<Outcome> {
  right: Right;
  said: Transaction;
  addContent: AddContent<Transaction>;
  read: (content: Element, asked: Asked) => Outcome | Misunderstood;
}

async function register<Outcome extends { outcome: string }>(
  parts: GatewayParts,
  identity: Identity,
  messageId: string,
  { right, said, addContent, read }: Registration<Outcome>,
): Promise<Outcome | NoSuccess> {
  const refusal = parts.refusalBefore(right);
  if (refusal) return refusal;
  return act({
    speaker: parts.speaker,
    said,
    messageId,
    nir: identity.nir,
    addContent,
    read: ({ content }) => read(content, parts.asked(messageId, identity)),
  });
}
