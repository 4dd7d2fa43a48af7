/**
 * Where each Consent comes from: a Provenance for each entry of the ledger, with the very signatures of it. What was
 * asked at home has no kiosk and no kiosk's signature, and says what was proved there. Pure.
 */
import type { ChangeOutcome, OutcomeEvidence } from '../../../../contract/evidence/index.ts';
import { type ActFacts, actFacts } from '../act-facts.ts';
import { proofAtHome } from '../proof-at-home.ts';
import type { Signed, ToldAct, ToldAtHome, ToldAtKiosk, ToldChange } from '../told-act.ts';
import { type Participants, performerOf } from './participants.ts';
import { derivedId, type Resource, refer } from './resource.ts';
import { type Coding, concept, systems } from './systems.ts';

/** `consents`: the act's, then one for each change, in order. */
export function provenancesOf(
  act: ToldAct,
  consents: readonly [Resource, ...Resource[]],
  parts: Participants,
): Resource[] {
  const [first, ...changed] = consents;
  return [
    act.where === 'home' ? provenanceOfAsking(act, first, parts) : provenanceOfAnswer(act, first, parts),
    ...act.outcomes.map((outcome, rank) => provenanceOfOutcome(act, first, parts, { ...outcome, rank })),
    ...(act.where === 'home' ? [] : changesOf(act, first, changed, parts)),
  ];
}

function provenanceOfAnswer(act: ToldAtKiosk, consent: Resource, parts: Participants): Resource {
  const { answeredAt, assisted } = act.answer.said;
  const { receivedAt } = act.receipt.said;
  const { place, kiosk, server } = parts;
  const facts = actFacts(act);
  return {
    resourceType: 'Provenance',
    id: derivedId(facts.actId, 'provenance-answer'),
    target: [refer(consent)],
    occurredDateTime: answeredAt,
    recorded: receivedAt,
    activity: concept({ system: systems.completion, code: 'LA' }),
    agent: [
      authorOf(facts, parts),
      ...(kiosk ? [{ type: participant('assembler'), who: refer(kiosk) }] : []),
      ...(place ? [{ type: participant('custodian'), who: refer(place) }] : []),
      ...(assisted
        ? [{ type: participant('informant'), who: { display: 'Personne du comptoir, non nommée' } }]
        : []),
    ],
    entity: entitiesOf(facts),
    signature: [
      ...(kiosk ? [signature(answeredAt, kiosk, act.answer.jws)] : []),
      signature(receivedAt, server, act.receipt.jws),
    ],
  };
}

function provenanceOfAsking(act: ToldAtHome, consent: Resource, parts: Participants): Resource {
  const facts = actFacts(act);
  const { at, channelConfirmed } = act.asked.said;
  return {
    resourceType: 'Provenance',
    id: derivedId(facts.actId, 'provenance-answer'),
    target: [refer(consent)],
    ...askedAtHome('CREATE', at, channelConfirmed),
    agent: [
      authorOf(facts, parts),
      { type: participant('assembler'), who: refer(parts.server) },
      ...(parts.place ? [{ type: participant('custodian'), who: refer(parts.place) }] : []),
    ],
    entity: entitiesOf(facts),
    signature: [signature(at, parts.server, act.asked.jws)],
  };
}

/** Each change revises the one that stood before it. */
function changesOf(act: ToldAtKiosk, first: Resource, consents: Resource[], parts: Participants): Resource[] {
  let before = first;
  return act.changes.flatMap((change, rank) => {
    const consent = consents[rank] ?? first;
    const told = [provenanceOfChange(change, consent, before, parts), ...endOf(change, consent, parts)];
    if (change.end?.said.outcome === 'changed') before = consent;
    return told;
  });
}

function provenanceOfChange(
  { asked: { said, jws } }: ToldChange,
  consent: Resource,
  before: Resource,
  parts: Participants,
): Resource {
  const { actId, changeId, at, channelConfirmed, by = null } = said;
  return {
    resourceType: 'Provenance',
    id: derivedId(actId, `provenance-change-${changeId}`),
    target: [refer(consent)],
    ...askedAtHome('UPDATE', at, channelConfirmed),
    agent: [authorOf({ by }, parts), { type: participant('assembler'), who: refer(parts.server) }],
    entity: [{ role: 'revision', what: refer(before) }, sourceOf(actId)],
    signature: [signature(at, parts.server, jws)],
  };
}

function endOf({ end }: ToldChange, consent: Resource, { server }: Participants): Resource[] {
  if (end === null) return [];
  const { actId, changeId, outcome } = end.said;
  const activity = concept({ system: systems.changeOutcome, code: outcome });
  const id = derivedId(actId, `provenance-change-end-${changeId}`);
  return [{ ...ending(id, end, activity, 'TD1.3b', server), target: [refer(consent)] }];
}

function provenanceOfOutcome(
  act: ToldAct,
  consent: Resource,
  { server }: Participants,
  { rank, ...outcome }: Signed<OutcomeEvidence> & { rank: number },
): Resource {
  const { transaction, messageId } = outcome.said;
  const activity = concept({ system: systems.outcome, code: outcome.said.outcome });
  const id = derivedId(actFacts(act).actId, `provenance-outcome-${rank}`);
  return {
    ...ending(id, outcome, activity, transaction, server),
    target: [refer(consent)],
    ...(messageId === null
      ? {}
      : {
          entity: [{ role: 'source', what: { identifier: { system: systems.messageId, value: messageId } } }],
        }),
  };
}

/** What the server says became of it. */
function ending(
  id: string,
  { said: { at, code }, jws }: Signed<OutcomeEvidence | ChangeOutcome>,
  activity: { coding: Coding[] },
  transaction: string,
  server: Resource,
): Resource {
  return {
    resourceType: 'Provenance',
    id,
    occurredDateTime: at,
    recorded: at,
    activity: { ...activity, text: [transaction, code].filter((word) => word !== null).join(' ') },
    agent: [{ type: participant('assembler'), who: refer(server) }],
    signature: [signature(at, server, jws)],
  };
}

/** Not « legally authenticated »: nobody signed there, the server tells what it was asked. */
function askedAtHome(code: 'CREATE' | 'UPDATE', at: string, channelConfirmed: boolean): object {
  const activity = concept({ system: systems.dataOperation, code });
  return {
    occurredDateTime: at,
    recorded: at,
    activity: { ...activity, text: proofAtHome(channelConfirmed).join(' ').replaceAll('\u00a0', ' ') },
  };
}

function authorOf({ by }: Pick<ActFacts, 'by'>, parts: Participants): object {
  const who = performerOf(parts, by);
  return {
    type: participant('author'),
    who: who ? refer(who) : { display: 'Qui tenait le ticket, sans autre précision' },
    onBehalfOf: refer(parts.patient),
  };
}

function entitiesOf({ actId, withdraws }: ActFacts): object[] {
  return [
    ...(withdraws === null ? [] : [{ role: 'revision', what: named(`urn:uuid:${withdraws}`) }]),
    sourceOf(actId),
  ];
}

const sourceOf = (actId: string) => ({
  role: 'source',
  what: named(`urn:uuid:${actId}`, 'Dossier de preuve signé (bundle.json)'),
});

const participant = (code: string) => concept({ system: systems.participantType, code });

const named = (value: string, display?: string) => ({
  identifier: { system: systems.uri, value },
  ...(display === undefined ? {} : { display }),
});

/** The compact JWS as it stands, so that it can be verified again: a verification signature of ASTM E1762-95. */
function signature(when: string, who: Resource, jws: string): object {
  return {
    type: [{ system: systems.signatureType, code: '1.2.840.10065.1.12.1.5' }],
    when,
    who: refer(who),
    targetFormat: 'application/json',
    sigFormat: 'application/jose',
    data: Buffer.from(jws, 'ascii').toString('base64'),
  };
}
