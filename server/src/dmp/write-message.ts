/** Writes the whole text of a message, from what the gateway was told once and what is said now; not yet sealed. */
import { randomUUID } from 'node:crypto';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Nir } from '../../contract/index.ts';
import { addAssertion } from './assertion.ts';
import { soapEnvelope } from './envelope.ts';
import type { Signature } from './in-person.ts';
import type { Author } from './message/author.ts';
import type { MessageFrame } from './message/wrapper.ts';
import { byStructure, type SoapDmpOptions } from './options.ts';
import type { Spoken } from './vocabulary.ts';

export type AddContent<Said extends Spoken> = (body: XMLBuilder, frame: MessageFrame<Said>) => void;

/** About whom, and in whose name; without a signature, in the name of the gateway's own author. */
export interface Asking {
  nir: Nir;
  signature?: Signature | undefined;
}

export type WriteMessage = <Said extends Spoken>(
  said: Said,
  messageId: string,
  asking: Asking,
  addContent: AddContent<Said>,
) => string;

export function authorOf({ author, role, structure }: SoapDmpOptions): Author {
  return { ...author, role: role ?? { profession: '21', second: 'A' }, structure };
}

/** `issuer`: the name of whoever will seal. What is written throws when a text holds what XML cannot carry. */
export function messageWriter(options: SoapDmpOptions, issuer: string): WriteMessage {
  const { software, mode, insOid, access = byStructure, sector = 'SA33' } = options;
  const { clock = () => new Date(), newId = randomUUID } = options;
  const own = { author: authorOf(options), access, sector };
  return (said, messageId, { nir, signature }, addContent) => {
    const now = clock();
    return soapEnvelope({
      messageId,
      to: options.url + said.path,
      action: said.action,
      addAssertion: (security) =>
        addAssertion(security, {
          ...{ id: newId(), now, issuer, insOid, nir, software },
          ...(signature ?? own),
        }),
      addContent: (body) => addContent(body, { transaction: said, messageId, software, mode, now }),
    });
  };
}
