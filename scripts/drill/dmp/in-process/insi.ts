/** A search by traits in this process: what the gateway sends to INSi, what the simulator answers, what is made of it. */
import { randomUUID } from 'node:crypto';
import { serveInsi } from '../../../../server/simulator/insi/service.ts';
import type { ServiceRequest } from '../../../../server/simulator/service.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { createSeal } from '../../../../server/src/dmp/seal.ts';
import { readInsiAnswer } from '../../../../server/src/insi/answer.ts';
import { insiEnvelope } from '../../../../server/src/insi/message/envelope.ts';
import { addTraitsQuestion } from '../../../../server/src/insi/message/search-by-traits.ts';
import { insiActions } from '../../../../server/src/insi/vocabulary.ts';
import type { HeardOutcome } from './hear.ts';
import { atTheDoor } from './judge.ts';
import type { Setting } from './setting.ts';

/** Invented, and known to the simulated INSi. */
const traits = { birthName: 'MARTIN-TEST', givenNames: 'JEANNE', sex: 'F', birthDate: '1955-08-12' } as const;

export interface InsiExchange {
  messageId: string;
  /** As the gateway sends it. */
  request: string;
  /** As the simulator answers, with the RelatesTo that a service may give. */
  answer: string;
}

export async function insiExchange(setting: Setting): Promise<InsiExchange> {
  const { options } = setting;
  const seal = createSeal(options.seal);
  const messageId = randomUUID();
  const facts = { id: randomUUID(), now: new Date(), sender: options.author.id };
  const { name, version } = options.software;
  const envelope = insiEnvelope({
    ...{ messageId, action: insiActions.byTraits, coverage: facts },
    software: {
      ...facts,
      software: { name, version, authorization: 'SIMULE-0001', instance: randomUUID() },
    },
    assertion: {
      ...{ id: randomUUID(), now: facts.now, issuer: seal.issuer, sector: 'SA33' },
      ...{ professional: options.author.id, billingId: '002345678' },
    },
    addContent: (body) => addTraitsQuestion(body, traits),
  });
  const request = await seal.apply(envelope);
  if (request === null) throw new Error('the key of a drill is a file: it always seals');
  const { xml, refused } = judgeInsi(setting, Buffer.from(request));
  if (refused) throw new Error('the good search is refused');
  return { messageId, request, answer: withHeader(xml, messageId) };
}

function withHeader(xml: string, messageId: string): string {
  const header = `<soap:Header><wsa:RelatesTo xmlns:wsa="http://www.w3.org/2005/08/addressing">urn:uuid:${messageId}</wsa:RelatesTo></soap:Header>`;
  return xml.replace('<soap:Body>', `${header}<soap:Body>`);
}

/** The simulator, from its door on. */
export function judgeInsi(
  { authority, client }: Setting,
  bytes: Uint8Array,
): { refused: boolean; xml: string } {
  const door = atTheDoor(bytes);
  if ('code' in door) return { refused: true, xml: '' };
  const request: ServiceRequest = {
    text: door.text,
    service: 'insi',
    announced: [],
    client,
    misaddressed: false,
  };
  const { xml, fault } = serveInsi(request, { authority, windowSeconds: 300, now: () => new Date() });
  return { refused: fault !== null, xml };
}

/** The gateway, from the bytes of an answer to its outcome. */
export function hearInsi(messageId: string, bytes: Uint8Array): HeardOutcome {
  const answer = readSoapContent(200, bytes);
  if (answer.outcome !== 'content') return answer;
  return readInsiAnswer(answer, { ...traits, messageId, mode: 'development' });
}
