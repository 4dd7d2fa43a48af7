/** Puts a message into its sealed envelope, sends it, and brings back what the body of the answer holds. */
import { readSoapContent } from './answer/soap-content.ts';
import type { DmpSilence } from './dmp.ts';
import type { Element } from './element.ts';
import type { Author } from './message/author.ts';
import { type LineHealth, nationalLine } from './national-line.ts';
import type { SoapDmpOptions } from './options.ts';
import { createSeal } from './seal.ts';
import { createTransport } from './transport.ts';
import type { Spoken } from './vocabulary.ts';
import { type AddContent, type Asking, authorOf, messageWriter } from './write-message.ts';

/** An answer to read, or the silence and whether the request may have left. */
export type Heard =
  | { state: 'heard'; content: Element; relatesTo: string | null }
  | { state: 'not-sent'; reason: DmpSilence }
  | { state: 'lost'; reason: DmpSilence };

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
  const write = messageWriter(options, seal.issuer);

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
    author: authorOf(options),
    say: (said, messageId, asking, addContent) =>
      line.carry(async () => send(said, await seal.apply(write(said, messageId, asking, addContent)))),
    line: () => line.health(),
    close: () => transport.close(),
  };
}
