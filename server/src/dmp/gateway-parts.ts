/** What every transaction of the gateway needs, made once from the options. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { Asked } from './answer/asked.ts';
import type { ServiceAsked } from './answer/output.ts';
import type { Relation } from './dmp.ts';
import { type InPerson, refusalInPerson } from './in-person.ts';
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
  /** The same of what this one person may ask now; absent: the gateway's own author. */
  refusalTo: (right: Right, by: InPerson | undefined) => OwnRefusal | null;
}

export function gatewayParts(options: SoapDmpOptions): GatewayParts {
  const { insOid, relationCodes = defaultRelationCodes, regime = 'consent-2016' } = options;
  const messageRoot = messageIdRoot(options.software.oid);
  const caller = callerOf(options.access ?? byStructure, options.author.id);
  const refusalOf = (right: Right, by: InPerson): OwnRefusal | null => {
    const { access, author } = by.signature;
    const inPerson = { right, caller: callerOf(access, author.id), regime };
    return refusalInPerson(by, options.structure.id) ?? refusalBefore(inPerson);
  };
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
    refusalTo: (right, by) => (by ? refusalOf(right, by) : refusalBefore({ right, caller, regime })),
  };
}
