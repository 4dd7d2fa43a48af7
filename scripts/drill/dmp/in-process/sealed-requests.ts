/** Every request that the gateway can send, made by its own code and sealed, without a network. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '@borne/server/contract';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { DmpTransaction } from '../../../../server/simulator/reading/transaction.ts';
import { addCreateMessage } from '../../../../server/src/dmp/message/create.ts';
import { addFindMessage } from '../../../../server/src/dmp/message/find.ts';
import { addModifyMessage } from '../../../../server/src/dmp/message/modify.ts';
import { addReactivateMessage } from '../../../../server/src/dmp/message/reactivate.ts';
import { addServiceRequest, type Field } from '../../../../server/src/dmp/message/service.ts';
import { addTerminateMessage } from '../../../../server/src/dmp/message/terminate.ts';
import type { MessageFrame } from '../../../../server/src/dmp/message/wrapper.ts';
import { byStructure } from '../../../../server/src/dmp/options.ts';
import { createSeal } from '../../../../server/src/dmp/seal.ts';
import { type Spoken, services, transactions } from '../../../../server/src/dmp/vocabulary.ts';
import { authorOf, messageWriter } from '../../../../server/src/dmp/write-message.ts';
import { consent, insOid, patient, personally, type Setting } from './setting.ts';

export type Kind = DmpTransaction;
type Registration = keyof typeof transactions;
type Specific = Exclude<Kind, Registration>;

export interface SealedRequest {
  kind: Kind;
  messageId: string;
  identity: Identity;
  xml: string;
}

export interface Draft {
  identity?: Identity;
  now?: Date;
  /** Changes the text before it is sealed: the seal stays good. */
  before?: (xml: string) => string;
}

const specifics: Record<Specific, { service: keyof typeof services; fields: Field[] }> = {
  'create-access': {
    service: 'createAccess',
    fields: [
      ['type', 'SMS'],
      ['canal', '0600000001'],
    ],
  },
  'change-access': {
    service: 'changeAccess',
    fields: [
      ['type', 'EMAIL'],
      ['canal', 'essai@exemple.invalid'],
      ['action', 'AJOUT'],
    ],
  },
  'renew-access': { service: 'renewAccess', fields: [] },
  authorize: { service: 'authorize', fields: [['action', 'AJOUT']] },
  'list-professionals': { service: 'listProfessionals', fields: [['mode', 'TOUTE']] },
};

export const kinds: readonly Kind[] = [
  ...(['find', 'read', 'create', 'reactivate', 'modify', 'terminate'] as const),
  ...(['create-access', 'change-access', 'renew-access', 'authorize', 'list-professionals'] as const),
];

export function isRegistration(kind: Kind): kind is Registration {
  return Object.hasOwn(transactions, kind);
}

/** What the wire knows of a kind: its endpoint and its Action. */
export function saidOf(kind: Kind): { path: string; action: string; soapAction: string } {
  return isRegistration(kind) ? transactions[kind] : services[specifics[kind].service];
}

/** Null for a transaction of HL7 V3. */
export function serviceOf(kind: Kind): (typeof services)[keyof typeof services] | null {
  return isRegistration(kind) ? null : services[specifics[kind].service];
}

export async function sealRequest(
  { options }: Setting,
  kind: Kind,
  draft: Draft = {},
): Promise<SealedRequest> {
  const { identity = patient, now = new Date(), before = (xml: string) => xml } = draft;
  const seal = createSeal(options.seal);
  const messageId = randomUUID();
  const said = isRegistration(kind) ? transactions[kind] : services[specifics[kind].service];
  const access = ['authorize', 'list-professionals'].includes(kind) ? personally.access : byStructure;
  const writer = messageWriter({ ...options, access, clock: () => now }, seal.issuer);
  const author = authorOf(options);
  const envelope = writer<Spoken>(said, messageId, { nir: identity.nir }, (body, frame) =>
    isRegistration(kind)
      ? addRegistration(body, kind, { ...frame, transaction: transactions[kind], identity, author })
      : addServiceRequest(body, services[specifics[kind].service], specifics[kind].fields),
  );
  const xml = await seal.apply(before(envelope));
  if (xml === null) throw new Error('the key of a drill is a file: it always seals');
  return { kind, messageId, identity, xml };
}

type Author = Parameters<typeof addCreateMessage>[1]['author'];

function addRegistration(
  body: XMLBuilder,
  kind: Registration,
  given: MessageFrame & { identity: Identity; author: Author },
): void {
  const request = { ...given, insOid, consent, relationCode: null };
  const kept = { usualName: null, telecoms: [], address: [], representative: null };
  if (kind === 'create') addCreateMessage(body, request);
  else if (kind === 'reactivate') addReactivateMessage(body, request);
  else if (kind === 'modify') addModifyMessage(body, { ...request, kept });
  else if (kind === 'terminate') addTerminateMessage(body, request);
  else addFindMessage(body, { ...given, insOid, nir: given.identity.nir, queryId: randomUUID() });
}
