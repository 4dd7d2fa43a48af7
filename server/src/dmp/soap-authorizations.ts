/** TD0.3 and TD1.6 over SOAP (authorizations.ts says what they promise). */
import { readAuthorization, readProfessionals } from './answer/authorizations.ts';
import type { Authorizations, ListOrder } from './authorizations.ts';
import { act, ask } from './exchange.ts';
import { isExplicitAct } from './explicit-act.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { addServiceRequest } from './message/service.ts';
import { refuse } from './own-refusals.ts';
import { services } from './vocabulary.ts';

const modes: Record<NonNullable<ListOrder['which']>, string> = {
  active: 'ACTIVE',
  forbidden: 'INTERDITE',
  all: 'TOUTE',
};

const changes = {
  declare: { right: 'TD0.3 declare', action: 'AJOUT', done: 'authorized' },
  withdraw: { right: 'TD0.3 withdraw', action: 'SUPPRESSION', done: 'withdrawn' },
} as const;

export function soapAuthorizations(parts: GatewayParts): Authorizations {
  const { speaker } = parts;
  return {
    async listProfessionals({ identity: { nir }, which = 'all', by }) {
      const refusal = parts.refusalTo('TD1.6', by);
      if (refusal) return refusal;
      const service = services.listProfessionals;
      const messageId = parts.newId();
      return ask({
        speaker,
        said: service,
        messageId,
        nir,
        signature: by?.signature,
        addContent: (body) => addServiceRequest(body, service, [['mode', modes[which]]]),
        read: (answer) => readProfessionals(answer, parts.serviceAsked(service, messageId)),
      });
    },
    async authorizeSelf({ identity: { nir }, change, askedAt, by }) {
      const { right, action, done } = changes[change];
      const refusal = parts.refusalTo(right, by);
      if (refusal) return refusal;
      if (!isExplicitAct(askedAt, parts.clock())) return refuse('kiosk.no-explicit-act');
      const service = services.authorize;
      const messageId = parts.newId();
      return act({
        speaker,
        said: service,
        messageId,
        nir,
        signature: by?.signature,
        addContent: (body) => addServiceRequest(body, service, [['action', action]]),
        read: (answer) => readAuthorization(answer, { ...parts.serviceAsked(service, messageId), done }),
      });
    },
  };
}
