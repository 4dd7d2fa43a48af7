/** What every transaction of the gateway needs, made once from the options. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { Asked } from './answer/asked.ts';
import type { ServiceAsked } from './answer/output.ts';
import type { Relation } from './dmp.ts';
import { messageIdRoot } from './message/wrapper.ts';
import { byStructure, defaultRelationCodes, type SoapDmpOptions, simulatedNoAccess } from './options.ts';
import type { OwnRefusal } from './own-refusals.ts';
import { callerOf, type Right, refusalBefore } from './rights.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import type { Service } from './vocabulary.ts';

export interface GatewayParts {
  speaker: Speaker;
  insOid: string;
  newId: () => string;
  clock: () => Date;
  /** Status of an access that is not there (options.ts). */
  noAccess: string;
  serviceAsked: (service: Service, messageId: string) => ServiceAsked;
  asked: (messageId: string, identity: Identity) => Asked;
  relationCode: (relation: Relation | null | undefined) => string | null;
  /** Null: nothing known stands in the way (rights.ts). */
  refusalBefore: (right: Right, linkedToMes?: boolean) => OwnRefusal | null;
}

export function gatewayParts(options: SoapDmpOptions): GatewayParts {
  const { insOid, relationCodes = defaultRelationCodes, regime = 'consent-2016' } = options;
  const messageRoot = messageIdRoot(options.software.oid);
  const caller = callerOf(options.access ?? byStructure, options.author.id);
  return {
    speaker: createSpeaker(options),
    insOid,
    newId: options.newId ?? randomUUID,
    clock: options.clock ?? (() => new Date()),
    noAccess: options.noAccessStatus ?? simulatedNoAccess,
    serviceAsked: (service, messageId) => ({
      service,
      messageId: options.relatesTo === 'ignored' ? null : messageId,
    }),
    asked: (messageId, { nir }) => ({ messageRoot, messageId, insOid, nir }),
    relationCode: (relation) => (relation ? relationCodes[relation] : null),
    refusalBefore: (right, linkedToMes) => refusalBefore({ right, caller, regime, linkedToMes }),
  };
}
