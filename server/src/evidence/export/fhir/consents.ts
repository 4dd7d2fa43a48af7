/**
 * The answer, and each later state of its choices, as FHIR R4 Consents (law-and-consent.md §8). R4 keeps one Consent for
 * one state: the one that is replaced becomes `inactive` (« terminated or replaced »), the new one stands beside it with
 * the first as its source, and Provenance says which it revises (provenance.ts). At most one is `active`. Pure.
 */
import { createHash } from 'node:crypto';
import type { ChangedAtHome } from '../../../../contract/evidence/index.ts';
import { type ActFacts, actFacts } from '../act-facts.ts';
import { choicesInForce } from '../choices-in-force.ts';
import type { Surroundings, ToldAct, ToldAtKiosk, ToldChange } from '../told-act.ts';
import { type Participants, performerOf } from './participants.ts';
import { type Resource, refer } from './resource.ts';
import { concept, systems } from './systems.ts';

type Status = 'active' | 'inactive' | 'rejected' | 'proposed';

/** The first is that of the answer; then one for each change, in order. */
export function consentsOf(
  act: ToldAct,
  around: Surroundings,
  parts: Participants,
): readonly [Resource, ...Resource[]] {
  const first = consentOf(act, around, parts);
  if (act.where === 'home') return [first];
  return [first, ...act.changes.map((change) => changedConsent(act, change, first, parts))];
}

/** The act's id is the Consent's. */
function consentOf(act: ToldAct, around: Surroundings, parts: Participants): Resource {
  const facts = actFacts(act);
  const { kind } = facts;
  const replaced = act.where === 'kiosk' && choicesInForce(act)?.by;
  return {
    ...common(facts.actId, facts, parts, facts),
    identifier: [{ system: systems.uri, value: `urn:uuid:${facts.actId}` }],
    status: kind === 'closure' || replaced || isWithoutEffect(act) ? 'inactive' : 'active',
    sourceAttachment: noticeOf(facts, around.notice),
    provision:
      act.where === 'kiosk' && 'open' in act.answer.said.answers ? permit(act.answer.said.answers) : deny,
  };
}

/** The change's id is the Consent's. */
function changedConsent(
  act: ToldAtKiosk,
  change: ToldChange,
  first: Resource,
  parts: Participants,
): Resource {
  const { changeId, at, by = null, answers } = change.asked.said;
  return {
    ...common(changeId, actFacts(act), parts, { at, by }),
    identifier: [{ system: systems.uri, value: `urn:uuid:${changeId}` }],
    status: statusOf(act, change),
    sourceReference: refer(first),
    provision: permit(answers),
  };
}

function common(
  id: string,
  { regime }: Pick<ActFacts, 'regime'>,
  parts: Participants,
  { at, by }: Pick<ActFacts, 'at' | 'by'>,
): Resource {
  const performer = performerOf(parts, by);
  return {
    resourceType: 'Consent',
    id,
    scope: concept({ system: systems.consentScope, code: 'patient-privacy' }),
    category: [concept({ system: systems.loinc, code: '59284-0', display: 'Consent Document' })],
    patient: refer(parts.patient),
    dateTime: at,
    ...(performer ? { performer: [refer(performer)] } : {}),
    ...(parts.place ? { organization: [refer(parts.place)] } : {}),
    policyRule: { ...concept({ system: systems.regime, code: regime }), text: regimes[regime] },
  };
}

const regimes = {
  'consent-2016': 'Décret 2016-914 : création du DMP avec le consentement exprès de la personne',
  'mes-2022': 'Articles L.1111-13-1 et L.1111-14 du code de la santé publique (Mon espace santé)',
} as const;

/** Nothing of ours is open by it. */
function isWithoutEffect({ outcomes }: ToldAct): boolean {
  const last = outcomes.at(-1)?.said.outcome;
  return last === 'refused' || last === 'already-exists';
}

/** Only what the national service confirmed is ever in force; while nobody knows, the change is no more than proposed. */
function statusOf(act: ToldAtKiosk, change: ToldChange): Status {
  const outcome = change.end?.said.outcome;
  if (outcome === 'refused') return 'rejected';
  if (outcome === 'unreachable') return 'inactive';
  if (outcome !== 'changed') return 'proposed';
  return choicesInForce(act)?.by === change && !isWithoutEffect(act) ? 'active' : 'inactive';
}

/** `ni:` (RFC 6920) names the text by the SHA-256 that was signed; the `hash` of an Attachment is SHA-1 by definition. */
function noticeOf({ notice, language }: ActFacts, text: string | null): object {
  const digest = Buffer.from(notice.sha256, 'hex').toString('base64url');
  const bytes = text === null ? null : Buffer.from(text, 'utf8');
  return {
    contentType: 'text/plain; charset=utf-8',
    language: language === 'fr-simple' ? 'fr' : language,
    url: `ni:///sha-256;${digest}`,
    title: `${notice.version} (${language})`,
    ...(bytes && bytes.length > 0
      ? {
          data: bytes.toString('base64'),
          size: bytes.length,
          hash: createHash('sha1').update(bytes).digest('base64'),
        }
      : {}),
  };
}

const deny = { type: 'deny' } as const;

/** Each emergency choice apart and in full, the yes as well as the no: neither follows from the opening. */
function permit({ breakGlass, emergencyCall }: ChangedAtHome['answers']): object {
  const choice = (isGiven: boolean, code: 'BTG' | 'ETREAT') => ({
    type: isGiven ? 'permit' : 'deny',
    purpose: [{ system: systems.actReason, code }],
  });
  return { type: 'permit', provision: [choice(breakGlass, 'BTG'), choice(emergencyCall, 'ETREAT')] };
}
