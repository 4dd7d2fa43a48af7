/** TD1.3a and TD1.3b over SOAP (administration.ts says what they promise). */
import type { Identity } from '../../contract/index.ts';
import type { Administration, OppositionsOrder, OppositionsOutcome, ReadOutcome } from './administration.ts';
import { readAdministrationAnswer } from './answer/administration.ts';
import { readModifyAnswer } from './answer/change.ts';
import { act, ask } from './exchange.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { addFindMessage } from './message/find.ts';
import type { Kept } from './message/known-person.ts';
import { addModifyMessage } from './message/modify.ts';
import { refuse } from './own-refusals.ts';
import { transactions } from './vocabulary.ts';

export function soapAdministration(parts: GatewayParts): Administration {
  const readRecord = (identity: Identity): Promise<ReadOutcome> => read(parts, identity);
  return {
    readRecord,
    async changeOppositions(order) {
      const refusal = parts.refusalBefore('TD1.3b', order.linkedToMes);
      if (refusal) return refusal;
      const before = await readRecord(order.identity);
      // Nothing was written yet: a silence here is no doubt.
      if (before.outcome === 'refused' || before.outcome === 'unreachable') return before;
      if (before.outcome === 'none' || before.record.state === 'closed')
        return refuse('kiosk.no-open-record');
      return modify(parts, order, before.record);
    },
  };
}

async function read(parts: GatewayParts, identity: Identity): Promise<ReadOutcome> {
  const refusal = parts.refusalBefore('TD1.3a');
  if (refusal) return refusal;
  const { speaker, insOid, newId } = parts;
  const messageId = newId();
  const { nir } = identity;
  return ask({
    speaker,
    said: transactions.read,
    messageId,
    nir,
    addContent: (body, frame) => addFindMessage(body, { ...frame, insOid, nir, queryId: newId() }),
    read: ({ content }) => readAdministrationAnswer(content, parts.asked(messageId, identity)),
  });
}

async function modify(
  parts: GatewayParts,
  { identity, consent, representative }: OppositionsOrder,
  kept: Kept,
): Promise<OppositionsOutcome> {
  const { speaker, insOid } = parts;
  const messageId = parts.newId();
  const relationCode = parts.relationCode(representative);
  return act({
    speaker,
    said: transactions.modify,
    messageId,
    nir: identity.nir,
    addContent: (body, frame) =>
      addModifyMessage(body, {
        ...frame,
        insOid,
        identity,
        consent,
        kept,
        relationCode,
        author: speaker.author,
      }),
    read: ({ content }) => readModifyAnswer(content, parts.asked(messageId, identity)),
  });
}
