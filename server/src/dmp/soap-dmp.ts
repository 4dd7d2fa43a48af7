/** The gateway to the national DMP: SOAP 1.2, HL7 V3, VIHF, mutual TLS (reference: dmp-protocol.md §2 to §11). */
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { Asked } from './answer/asked.ts';
import { readCreateAnswer } from './answer/create.ts';
import { readFindAnswer } from './answer/find.ts';
import type { CreateOutcome, FindOutcome, NationalDmp, Opening } from './dmp.ts';
import { addCreateMessage } from './message/create.ts';
import { addFindMessage } from './message/find.ts';
import { messageIdRoot } from './message/wrapper.ts';
import { assertOptions, type SoapDmpOptions } from './options.ts';
import { createSpeaker } from './speaker.ts';
import { transactions } from './vocabulary.ts';

export type { SoapDmpOptions } from './options.ts';

/** Makes the gateway. Throws at once when the options contradict each other: that is a fault of configuration. */
export function soapDmp(options: SoapDmpOptions): NationalDmp {
  assertOptions(options);
  const speaker = createSpeaker(options);
  const newId = options.newId ?? randomUUID;
  const asked = (messageId: string, { nir }: Identity): Asked => ({
    messageRoot: messageIdRoot(options.software.oid),
    messageId,
    insOid: options.insOid,
    nir,
  });

  return {
    async find(identity): Promise<FindOutcome> {
      const messageId = newId();
      const heard = await speaker.say(transactions.find, messageId, identity.nir, (body, frame) =>
        addFindMessage(body, { ...frame, insOid: options.insOid, nir: identity.nir, queryId: newId() }),
      );
      if (heard.state !== 'heard') return { outcome: 'unreachable', reason: heard.reason };
      const answer = readFindAnswer(heard.content, asked(messageId, identity));
      return answer.outcome === 'misunderstood' ? { outcome: 'unreachable', reason: answer.reason } : answer;
    },
    async create({ identity, consent }: Opening, messageId): Promise<CreateOutcome> {
      const heard = await speaker.say(transactions.create, messageId, identity.nir, (body, frame) =>
        addCreateMessage(body, {
          ...frame,
          insOid: options.insOid,
          identity,
          consent,
          author: speaker.author,
        }),
      );
      if (heard.state === 'not-sent') return { outcome: 'unreachable', reason: heard.reason };
      if (heard.state === 'lost') return { outcome: 'uncertain', reason: heard.reason };
      const answer = readCreateAnswer(heard.content, asked(messageId, identity));
      return answer.outcome === 'misunderstood' ? { outcome: 'uncertain', reason: answer.reason } : answer;
    },
    close: () => speaker.close(),
  };
}
