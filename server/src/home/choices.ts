/** The choices for emergencies, corrected at home (TD1.3b). The consent stays as it was given; a change stands beside it. */

import type { KeyObject } from 'node:crypto';
import type { HomeActor } from '../../contract/evidence/index.ts';
import type { Identity, Language } from '../../contract/index.ts';
import type { AuditEventType } from '../audit/audit-event.ts';
import { auditDetail } from '../audit/audit-event.ts';
import type { Database } from '../db/database.ts';
import type { OppositionsOutcome } from '../dmp/administration.ts';
import type { Decisions, NoSuccess } from '../dmp/dmp.ts';
import type { EvidenceDesk, EvidenceEntry } from '../evidence/evidence-desk.ts';
import { evidenceSubject } from '../secrets/sealing.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Channels } from './channels.ts';
import type { IdentityOf } from './identity-of.ts';
import { mayActOn, type NationalAccess } from './national-access.ts';
import type { RecordKey } from './record-key.ts';

export interface Choices {
  breakGlassConsent: boolean;
  emergencyCallConsent: boolean;
}

/** busy: another change is under way. gone: there is nobody to change them for. */
export type ChangeAnswer = 'changed' | NoSuccess['outcome'] | 'busy' | 'gone';

export interface WantedChoices {
  wanted: Choices;
  /** In which the page asked. */
  language: Language;
  /** Who acts, as the record knows them (who-acts.ts). */
  by: HomeActor;
}

export interface ChangeChoicesParts {
  database: Database;
  secrets: Pick<Secrets, 'index'>;
  evidence: Pick<EvidenceDesk, 'changedAtHome' | 'changeOutcome'>;
  channels: Channels;
  recordKey: RecordKey;
  identityOf: IdentityOf;
  national: NationalAccess;
  newId: () => string;
  now: () => Date;
}

const events: Record<OppositionsOutcome['outcome'], AuditEventType> = {
  changed: 'choices-changed',
  refused: 'choices-refused',
  unreachable: 'choices-not-sent',
  uncertain: 'choices-uncertain',
};

/** The intention is committed before the call leaves, the answer after it, each with its evidence. */
export async function changeChoices(
  parts: ChangeChoicesParts,
  recordId: string,
  { wanted, language, by }: WantedChoices,
): Promise<ChangeAnswer> {
  const { database, evidence, national, newId, now } = parts;
  const identity = await parts.identityOf(recordId);
  const dataKey = await parts.recordKey(recordId);
  if (!identity || !dataKey) return 'gone';
  const id = newId();
  const answeredAt = now().toISOString();
  const asked = await askedIn(parts, { id, recordId, nir: identity.nir, wanted, language, by }, dataKey);
  if (!(await begin(database, { id, recordId, wanted, language, by, auditId: newId(), asked })))
    return 'busy';
  const may = mayActOn(await national.find(identity));
  const consent: Decisions = { ...wanted, answeredAt };
  const end =
    may.outcome === 'go'
      ? await national.changeOppositions({ identity, consent, representative: by.relation })
      : may;
  const told = { actId: recordId, changeId: id, outcome: end.outcome, code: wordOf(end) };
  const ended = await evidence.changeOutcome(told, dataKey);
  await settle(database, { id, end, auditId: newId(), ended });
  return end.outcome;
}

interface Asked extends WantedChoices {
  id: string;
  recordId: string;
  nir: Identity['nir'];
}

async function askedIn(
  { evidence, channels, secrets }: ChangeChoicesParts,
  { id, recordId, nir, wanted, language, by }: Asked,
  dataKey: KeyObject,
): Promise<EvidenceEntry> {
  const answers = { breakGlass: wanted.breakGlassConsent, emergencyCall: wanted.emergencyCallConsent };
  const channelConfirmed = (await channels.confirmed(recordId))?.by === by.actor;
  const subject = evidenceSubject(secrets.index, nir);
  return evidence.changedAtHome(
    { actId: recordId, changeId: id, language, answers, by, subject, channelConfirmed },
    dataKey,
  );
}

/** A change that nobody ended within a minute is a doubt, and holds nobody up. */
async function begin(
  database: Database,
  {
    id,
    recordId,
    wanted,
    language,
    by,
    auditId,
    asked,
  }: WantedChoices & {
    id: string;
    recordId: string;
    auditId: string;
    asked: EvidenceEntry;
  },
): Promise<boolean> {
  await database.query({
    text: `update home_choices set state = 'uncertain', settled_at = now()
            where record_id = $1 and state = 'sending' and asked_at < now() - interval '1 minute'`,
    values: [recordId],
  });
  const { rowCount } = await database.query({
    text: `with asked as (
             insert into home_choices (id, record_id, break_glass_consent, emergency_call_consent, language, state,
                                       actor, relation)
             select $1, r.id, $3, $4, $5, 'sending', $10, $11 from records r where r.id = $2 and r.state = 'activated'
             on conflict do nothing
             returning record_id),
           audited as (
             insert into audit_events (id, type, record_id) select $6, 'choices-asked', record_id from asked)
           select add_evidence($7, record_id, 'change', $8, $9) from asked`,
    values: [
      ...[id, recordId, wanted.breakGlassConsent, wanted.emergencyCallConsent, language, auditId],
      ...[asked.id, asked.sealed, asked.leafHash, by.actor, by.relation],
    ],
  });
  return rowCount === 1;
}

async function settle(
  database: Database,
  { id, end, auditId, ended }: { id: string; end: OppositionsOutcome; auditId: string; ended: EvidenceEntry },
): Promise<void> {
  await database.query({
    text: `with moved as (
             update home_choices set state = $2, settled_at = now() where id = $1 and state = 'sending'
             returning record_id),
           audited as (
             insert into audit_events (id, type, record_id, detail) select $3, $4, record_id, $5 from moved)
           select add_evidence($6, record_id, 'change', $7, $8) from moved`,
    values: [
      ...[id, end.outcome, auditId, events[end.outcome], wordOf(end)],
      ...[ended.id, ended.sealed, ended.leafHash],
    ],
  });
}

function wordOf(end: OppositionsOutcome): string | null {
  if (end.outcome === 'changed') return null;
  return auditDetail(end.outcome === 'refused' ? end.code : end.reason);
}
