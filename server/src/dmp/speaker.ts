/** Puts a message into its sealed envelope, sends it, and brings back what the body of the answer holds. */
import { randomUUID } from 'node:crypto';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../contract/index.ts';
import { readSoapContent } from './answer/soap-content.ts';
import { addAssertion } from './assertion.ts';
import type { DmpSilence } from './dmp.ts';
import type { Element } from './element.ts';
import { soapEnvelope } from './envelope.ts';
import type { Signature } from './in-person.ts';
import type { Author } from './message/author.ts';
import type { MessageFrame } from './message/wrapper.ts';
import { type LineHealth, nationalLine } from './national-line.ts';
import { byStructure, type SoapDmpOptions } from './options.ts';
import { createSeal } from './seal.ts';
import { createTransport } from './transport.ts';
import type { Spoken } from './vocabulary.ts';

/** An answer to read, or the silence and whether the request may have left. */
export type Heard =
  | { state: 'heard'; content: Element; relatesTo: string | null }
  | { state: 'not-sent'; reason: DmpSilence }
  | { state: 'lost'; reason: DmpSilence };

export type AddContent<Said extends Spoken> = (body: XMLBuilder, frame: MessageFrame<Said>) => void;

/** About whom, and in whose name; without a signature, in the name of the gateway's own author. */
export interface Asking {
  nir: Nir;
  signature?: Signature | undefined;
}

export interface Speaker {
  author: Author;
  say<Said extends Spoken>(
    said: Said,
    messageId: string,
    asking: Asking,
    addContent: AddContent<Said>,
  ): Promise<Heard>;
  line(): LineHealth;
  close(): Promise<void>;
}

export function createSpeaker(options: SoapDmpOptions): Speaker {
  const seal = createSeal(options.seal);
  const transport = createTransport(options);
  const line = nationalLine(options.line ?? {});
  const clock = options.clock ?? (() => new Date());
  const newId = options.newId ?? randomUUID;
  const author: Author = {
    ...options.author,
    role: options.role ?? { profession: '21', second: 'A' },
    structure: options.structure,
  };
  const own = { author, access: options.access ?? byStructure, sector: options.sector ?? 'SA33' };

  const envelope = <Said extends Spoken>(
    said: Said,
    messageId: string,
    asking: Asking,
    addContent: AddContent<Said>,
  ): string => {
    const { software, mode, insOid } = options;
    const now = clock();
    return soapEnvelope({
      messageId,
      to: options.url + said.path,
      action: said.action,
      addAssertion: (security) =>
        addAssertion(security, {
          id: newId(),
          now,
          issuer: seal.issuer,
          ...(asking.signature ?? own),
          insOid,
          nir: asking.nir,
          software,
        }),
      addContent: (body) => addContent(body, { transaction: said, messageId, software, mode, now }),
    });
  };

  const send = async (said: Spoken, sealed: string | null): Promise<Heard> => {
    if (sealed === null) return { state: 'not-sent', reason: 'no-seal' };
    const exchange = await transport.post(said.path, said.soapAction, sealed);
    if (exchange.state !== 'answered') return exchange;
    const answer = readSoapContent(exchange.status, exchange.body);
    return answer.outcome === 'content'
      ? { state: 'heard', content: answer.content, relatesTo: answer.relatesTo }
      : { state: 'lost', reason: answer.reason };
  };

  return {
    author,
    say: (said, messageId, asking, addContent) =>
      line.carry(async () => send(said, await seal.apply(envelope(said, messageId, asking, addContent)))),
    line: () => line.health(),
    close: () => transport.close(),
  };
}
