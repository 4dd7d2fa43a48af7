/** TD1.5a, TD1.5b and TD1.5d over SOAP (internet-access.ts says what they promise). */
import type { Identity } from '../../contract/index.ts';
import { writtenChannel } from './access-channel.ts';
import { readChangeAccess, readCreateAccess, readRenewAccess } from './answer/access.ts';
import type { ServiceAnswer, ServiceAsked } from './answer/output.ts';
import type { NoSuccess } from './dmp.ts';
import { act } from './exchange.ts';
import type { Misunderstood } from './faults.ts';
import type { GatewayParts } from './gateway-parts.ts';
import type { Channel, ChannelOrder, InternetAccess } from './internet-access.ts';
import { addServiceRequest, type Field } from './message/service.ts';
import { refuse } from './own-refusals.ts';
import { type Service, services } from './vocabulary.ts';

const actions: Record<ChannelOrder['change'], string> = {
  add: 'AJOUT',
  replace: 'MODIFICATION',
  remove: 'SUPPRESSION',
};

export function soapInternetAccess(parts: GatewayParts): InternetAccess {
  const { noAccess } = parts;
  return {
    createAccess: ({ channel, ...concerned }) =>
      send(
        parts,
        { ...concerned, service: services.createAccess, fields: channelFields(channel) },
        readCreateAccess,
      ),
    renewAccess: (concerned) =>
      send(parts, { ...concerned, service: services.renewAccess, fields: [] }, (answer, asked) =>
        readRenewAccess(answer, { ...asked, noAccess }),
      ),
    changeAccess: ({ channel, change, ...concerned }) =>
      send(
        parts,
        {
          ...concerned,
          service: services.changeAccess,
          fields: channelFields(channel, ['action', actions[change]]),
        },
        (answer, asked) => readChangeAccess(answer, { ...asked, noAccess }),
      ),
  };
}

interface AccessRequest {
  identity: Identity;
  linkedToMes?: boolean;
  service: Service;
  /** Null: the channel cannot be one. */
  fields: Field[] | null;
}

async function send<Outcome extends { outcome: string }>(
  parts: GatewayParts,
  { identity, linkedToMes, service, fields }: AccessRequest,
  read: (answer: ServiceAnswer, asked: ServiceAsked) => Outcome | Misunderstood,
): Promise<Outcome | NoSuccess> {
  const refusal = parts.refusalBefore('TD1.5', linkedToMes);
  if (refusal) return refusal;
  if (fields === null) return refuse('kiosk.channel');
  const messageId = parts.newId();
  return act({
    speaker: parts.speaker,
    said: service,
    messageId,
    nir: identity.nir,
    addContent: (body) => addServiceRequest(body, service, fields),
    read: (answer) => read(answer, parts.serviceAsked(service, messageId)),
  });
}

function channelFields(channel: Channel, ...others: Field[]): Field[] | null {
  const written = writtenChannel(channel);
  return written && [['type', written.type], ['canal', written.canal], ...others];
}
