/** A request that was let in: who asks, for what, and how it is answered. */
import { randomUUID, type X509Certificate } from 'node:crypto';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { answerEnvelope } from './answering/envelope.ts';
import type { Addressing } from './reading/addressing.ts';
import type { Vihf } from './reading/assertion.ts';
import type { Hl7Schemas } from './reading/schemas.ts';
import type { Records } from './records.ts';
import { accept, refuse, type Verdict } from './verdict.ts';

export interface ServiceOptions {
  records: Records;
  regime: 'consent-2016' | 'mes-2022';
  /** 2024: TD1.5a, b and d are no longer in it, and are not understood. */
  wsdl: '2010' | '2024';
  /** Statuses whose real names are not public. */
  names: { noAccess: string; noChannel: string };
  authority: X509Certificate;
  windowSeconds: number;
  /** In years: below it nobody opens a record alone. */
  majorityAge: number;
  schemas: Hl7Schemas | null;
  now: () => Date;
  /** faithful: as the official samples, with what is imperfect in them. strict: as the schemas want it. */
  answers: 'faithful' | 'strict';
  /** A write took effect: one line, without anybody in it. */
  effect: (line: string) => void;
}

export interface Asked {
  document: XmlDocument;
  /** The one element of the body. */
  content: XmlElement;
  addressing: Addressing;
  vihf: Vihf;
  /** True: the answer names another request than this one (mode other-answer). */
  misaddressed: boolean;
  now: Date;
  majorityAge: number;
}

export type Handler = (asked: Asked, options: ServiceOptions) => Verdict<string>;

/** An HL7 answer names its request inside; those of the specific services only in the envelope. */
export function answer(
  action: string,
  { addressing: { messageId } }: Asked,
  addContent: (body: XMLBuilder) => void,
): Verdict<string> {
  return accept(answerEnvelope({ action, relatesTo: messageId }, addContent));
}

export function relatesTo({ addressing: { messageId }, misaddressed }: Asked): string {
  return misaddressed ? `urn:uuid:${randomUUID()}` : messageId;
}

/** A record of Mon espace santé is out of reach of software (note 10 of PDT-INF-526); the exact answer is not public. */
export const outOfReach = refuse(
  'DMPAccessDeniedByRightsService',
  'Ce dossier appartient à Mon espace santé.',
);
