/** The answer itself as a FHIR R4 Consent (law-and-consent.md §8). Pure. */
import { createHash } from 'node:crypto';
import type { KioskEvidence } from '../../../../contract/evidence/index.ts';
import type { Surroundings, ToldAct } from '../told-act.ts';
import type { Participants } from './participants.ts';
import { type Resource, refer } from './resource.ts';
import { concept, systems } from './systems.ts';

/** The act's id is the Consent's. */
export function consentOf(
  act: ToldAct,
  around: Surroundings,
  { patient, representative, place }: Participants,
): Resource {
  const { actId, regime, answeredAt } = act.answer.said;
  return {
    resourceType: 'Consent',
    id: actId,
    identifier: [{ system: systems.uri, value: `urn:uuid:${actId}` }],
    status: statusOf(act),
    scope: concept({ system: systems.consentScope, code: 'patient-privacy' }),
    category: [concept({ system: systems.loinc, code: '59284-0', display: 'Consent Document' })],
    patient: refer(patient),
    dateTime: answeredAt,
    performer: [refer(representative ?? patient)],
    organization: [refer(place)],
    sourceAttachment: noticeOf(act.answer.said, around.notice),
    policyRule: { ...concept({ system: systems.regime, code: regime }), text: regimes[regime] },
    provision: provisionOf(act.answer.said),
  };
}

const regimes = {
  'consent-2016': 'Décret 2016-914 : création du DMP avec le consentement exprès de la personne',
  'mes-2022': 'Articles L.1111-13-1 et L.1111-14 du code de la santé publique (Mon espace santé)',
} as const;

/** Withdrawn, or without effect: nothing of ours is open by it. */
function statusOf({ answer, outcomes }: ToldAct): 'active' | 'inactive' {
  const last = outcomes.at(-1)?.said.outcome;
  const isWithdrawn = answer.said.kind === 'closure';
  return isWithdrawn || last === 'refused' || last === 'already-exists' ? 'inactive' : 'active';
}

/** `ni:` (RFC 6920) names the text by the SHA-256 that was signed; the `hash` of an Attachment is SHA-1 by definition. */
function noticeOf({ notice, language }: KioskEvidence, text: string | null): object {
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

/** Each emergency choice apart and in full, the yes as well as the no: neither follows from the opening. */
function provisionOf(said: KioskEvidence): object {
  if (said.kind === 'closure') return { type: 'deny' };
  const choice = (isGiven: boolean, code: 'BTG' | 'ETREAT') => ({
    type: isGiven ? 'permit' : 'deny',
    purpose: [{ system: systems.actReason, code }],
  });
  const { breakGlass, emergencyCall } = said.answers;
  return { type: 'permit', provision: [choice(breakGlass, 'BTG'), choice(emergencyCall, 'ETREAT')] };
}
