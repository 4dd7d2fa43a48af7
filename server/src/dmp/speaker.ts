/** Puts a message into its sealed envelope, sends it, and brings back what the body of the answer holds. */
import { randomUUID } from 'node:crypto';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../contract/index.ts';
import { readSoapContent } from './answer/soap-content.ts';
import { addAssertion } from './assertion.ts';
import type { DmpSilence } from './dmp.ts';
import type { Element } from './element.ts';
import { soapEnvelope } from './envelope.ts';
import type { Author } from './message/author.ts';
import type { MessageFrame } from './message/wrapper.ts';
import type { SoapDmpOptions } from './options.ts';
import { createSeal } from './seal.ts';
import { createTransport } from './transport.ts';
import { patientsPath, type Transaction } from './vocabulary.ts';

/** An answer to read, or the silence and whether the request may have left. */
export type Heard =
  | { state: 'heard'; content: Element }
  | { state: 'not-sent'; reason: DmpSilence }
  | { state: 'lost'; reason: DmpSilence };

type AddContent = (body: XMLBuilder, frame: MessageFrame) => void;

export interface Speaker {
  author: Author;
  say(transaction: Transaction, messageId: string, nir: Nir, addContent: AddContent): Promise<Heard>;
  close(): Promise<void>;
}

export function createSpeaker(options: SoapDmpOptions): Speaker {
  const seal = createSeal(options.seal);
  const transport = createTransport(options);
  const clock = options.clock ?? (() => new Date());
  const newId = options.newId ?? randomUUID;
  const author: Author = {
    ...options.author,
    role: options.role ?? { profession: '21', second: 'A' },
    structure: options.structure,
  };

  const envelope: (...request: Parameters<Speaker['say']>) => string = (
    transaction,
    messageId,
    nir,
    addContent,
  ) => {
    const { software, mode, insOid, sector = 'SA33' } = options;
    const now = clock();
    return soapEnvelope({
      messageId,
      to: options.url + patientsPath,
      action: transaction.action,
      addAssertion: (security) =>
        addAssertion(security, {
          id: newId(),
          now,
          issuer: seal.issuer,
          author,
          sector,
          insOid,
          nir,
          software,
        }),
      addContent: (body) => addContent(body, { transaction, messageId, software, mode, now }),
    });
  };

  return {
    author,
    async say(transaction, messageId, nir, addContent) {
      const sealed = seal.apply(envelope(transaction, messageId, nir, addContent));
      const exchange = await transport.post(patientsPath, transaction.action, sealed);
      if (exchange.state !== 'answered') return exchange;
      const content = readSoapContent(exchange.status, exchange.body);
      return content.outcome === 'content'
        ? { state: 'heard', content: content.content }
        : { state: 'lost', reason: content.reason };
    },
    close: () => transport.close(),
  };
}
