/** What TD1.1, TD1.2, TD1.3b and TD1.4 do to the base: each takes effect once, or says by its national name why it does not. */
import {
  type Contact,
  type NationalRecord,
  newRecord,
  type Oppositions,
  type Person,
  type Records,
} from './records.ts';

/** Null when it took effect. `fault`: refused as a SOAP Fault, not as an acknowledgement. */
export type ActRefusal = { name: string; fault: boolean } | null;

export interface Act {
  ins: string;
  person: Person;
  now: Date;
}
export interface OpeningAct extends Act {
  oppositions: Oppositions;
  representative: NationalRecord['representative'];
}
export interface ModifyAct extends OpeningAct {
  contact: Contact;
}

/** The names that are not in §10 of the reference are this simulator's own. */
const refusal = (name: string): ActRefusal => ({ name, fault: false });
/** A record of Mon espace santé is out of reach of software (note 10 of PDT-INF-526); the exact answer is not public. */
const outOfReach: ActRefusal = { name: 'DMPAccessDeniedByRightsService', fault: true };

/** Why the record of this number cannot be worked on, by national name; null when it is open. */
export function notOpen(record: NationalRecord | null): string | null {
  if (record === null || record.status === 'opposed') return 'DMPNotFound';
  if (record.status === 'barred') return 'DMPAccessDenied';
  return record.status === 'closed' ? 'DMPClosed' : null;
}

/** TD1.1. A creation over a closed record, or over an opposition, is not public either. */
export function openRecord(
  records: Records,
  { ins, person, oppositions, representative }: OpeningAct,
): ActRefusal {
  const before = records.find(ins);
  if (before?.status === 'closed') return refusal('DMPClosed');
  if (before?.status === 'opposed') return refusal('DMPOpposedSimulated');
  if (before) return refusal('DMPFound');
  records.put(
    newRecord({ ins, person, oppositions, representative, status: 'open', linkedToMes: false, creations: 1 }),
  );
  return null;
}

/** TD1.2. */
export function reopenRecord(
  records: Records,
  { ins, person, oppositions, representative }: OpeningAct,
): ActRefusal {
  const before = records.find(ins);
  if (!before) return refusal('DMPNotFound');
  if (before.linkedToMes) return outOfReach;
  if (before.status === 'barred') return refusal('DMPAccessDenied');
  if (before.status === 'open') return refusal('DMPFound');
  const reactivations = before.reactivations + 1;
  records.put({ ...before, status: 'open', since: null, reactivations, person, oppositions, representative });
  return null;
}

/** TD1.3b. What the message does not repeat is gone: nobody says that the real service is kinder. */
export function modifyRecord(
  records: Records,
  { ins, person, contact, representative, oppositions }: ModifyAct,
): ActRefusal {
  const before = records.find(ins);
  if (before?.linkedToMes) return outOfReach;
  const closed = notOpen(before);
  if (before === null || closed !== null) return refusal(closed ?? 'DMPNotFound');
  const modifications = before.modifications + 1;
  records.put({ ...before, person, contact, representative, oppositions, modifications });
  return null;
}

/** TD1.4. */
export function closeRecord(records: Records, { ins, now }: Act): ActRefusal {
  const before = records.find(ins);
  if (!before || before.status === 'opposed') return refusal('DMPNotFound');
  if (before.linkedToMes) return outOfReach;
  if (before.status === 'barred') return refusal('DMPAccessDenied');
  if (before.status === 'closed') return refusal('DMPClosed');
  records.put({ ...before, status: 'closed', since: now.toISOString(), closures: before.closures + 1 });
  return null;
}
