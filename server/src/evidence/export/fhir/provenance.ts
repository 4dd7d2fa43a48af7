/** Where the Consent comes from: a Provenance for each entry of the ledger, with the very signatures of it. Pure. */
import type { OutcomeEvidence } from '../../../../contract/evidence/index.ts';
import type { Signed, ToldAct } from '../told-act.ts';
import type { Participants } from './participants.ts';
import { derivedId, type Resource, refer } from './resource.ts';
import { concept, systems } from './systems.ts';

export function provenancesOf(act: ToldAct, consent: Resource, parts: Participants): Resource[] {
  return [
    provenanceOfAnswer(act, consent, parts),
    ...act.outcomes.map((outcome, rank) => provenanceOfOutcome(act, consent, parts, { ...outcome, rank })),
  ];
}

function provenanceOfAnswer(
  { bundle, answer, receipt }: ToldAct,
  consent: Resource,
  { patient, representative, place, kiosk, server }: Participants,
): Resource {
  const { answeredAt, assisted } = answer.said;
  const { receivedAt, withdraws } = receipt.said;
  const author = representative ?? patient;
  return {
    resourceType: 'Provenance',
    id: derivedId(bundle.actId, 'provenance-answer'),
    target: [refer(consent)],
    occurredDateTime: answeredAt,
    recorded: receivedAt,
    activity: concept({ system: systems.completion, code: 'LA' }),
    agent: [
      { type: participant('author'), who: refer(author), onBehalfOf: refer(patient) },
      { type: participant('assembler'), who: refer(kiosk) },
      { type: participant('custodian'), who: refer(place) },
      ...(assisted
        ? [{ type: participant('informant'), who: { display: 'Personne du comptoir, non nommée' } }]
        : []),
    ],
    entity: [
      ...(withdraws === null ? [] : [{ role: 'revision', what: named(`urn:uuid:${withdraws}`) }]),
      { role: 'source', what: named(`urn:uuid:${bundle.actId}`, 'Dossier de preuve signé (bundle.json)') },
    ],
    signature: [
      signature('1.2.840.10065.1.12.1.5', answeredAt, kiosk, answer.jws),
      signature('1.2.840.10065.1.12.1.5', receivedAt, server, receipt.jws),
    ],
  };
}

function provenanceOfOutcome(
  { bundle }: ToldAct,
  consent: Resource,
  { server }: Participants,
  { said, jws, rank }: Signed<OutcomeEvidence> & { rank: number },
): Resource {
  const { at, outcome, transaction, messageId, code } = said;
  return {
    resourceType: 'Provenance',
    id: derivedId(bundle.actId, `provenance-outcome-${rank}`),
    target: [refer(consent)],
    occurredDateTime: at,
    recorded: at,
    activity: {
      ...concept({ system: systems.outcome, code: outcome }),
      text: [transaction, code].filter((word) => word !== null).join(' '),
    },
    agent: [{ type: participant('assembler'), who: refer(server) }],
    ...(messageId === null
      ? {}
      : {
          entity: [{ role: 'source', what: { identifier: { system: systems.messageId, value: messageId } } }],
        }),
    signature: [signature('1.2.840.10065.1.12.1.5', at, server, jws)],
  };
}

const participant = (code: string) => concept({ system: systems.participantType, code });

const named = (value: string, display?: string) => ({
  identifier: { system: systems.uri, value },
  ...(display === undefined ? {} : { display }),
});

/** The compact JWS as it stands, so that it can be verified again. `type`: of ASTM E1762-95, a verification signature. */
function signature(type: string, when: string, who: Resource, jws: string): object {
  return {
    type: [{ system: systems.signatureType, code: type }],
    when,
    who: refer(who),
    targetFormat: 'application/json',
    sigFormat: 'application/jose',
    data: Buffer.from(jws, 'ascii').toString('base64'),
  };
}
