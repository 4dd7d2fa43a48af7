/** TD0.3 and TD1.6: who may open the record, by the names of the VIHF that asked. */
import { notOpen } from '../acts.ts';
import { answerEnvelope } from '../answering/envelope.ts';
import { digits } from '../answering/message.ts';
import { addOutput, type Output } from '../answering/output.ts';
import { type Asked, type Handler, relatesTo } from '../asked.ts';
import type { Vihf } from '../reading/assertion.ts';
import type { Authorization, NationalRecord } from '../records.ts';
import { wrongRight } from '../rights.ts';
import { accept, type Verdict } from '../verdict.ts';
import { habilitations, oid } from '../vocabulary.ts';
import { patientOf, readFields } from './fields.ts';

/** TD0.3. MEDECIN_TRAITANT is a role for doctors, which this simulator does not know. */
export const setAuthorization: Handler = (asked, { records, effect }) => {
  const fields = readFields(asked.content, [{ name: 'action', expected: /^(?:AJOUT|SUPPRESSION)$/ }]);
  if (!fields.ok) return fields;
  const adding = fields.value[0] === 'AJOUT';
  const refusal = wrongRight(adding ? 'authorize' : 'withdraw', asked.vihf);
  if (refusal) return refusal;
  const ins = patientOf(asked.vihf);
  if (!ins.ok) return ins;
  const record = records.find(ins.value);
  const closed = notOpen(record);
  if (record === null || closed !== null) return reply(asked, named(closed ?? 'DMPNotFound'));
  const mine = record.authorizations.find(({ nationalId }) => nationalId === holder(asked.vihf));
  if (mine?.mode === 'INTERDITE') return reply(asked, named('DMPAccessDenied'));
  if (adding === (mine !== undefined)) return reply(asked, nothingDone(adding));
  const others = record.authorizations.filter((each) => each !== mine);
  records.put({ ...record, authorizations: adding ? [...others, authorization(asked)] : others });
  effect(adding ? 'TD0.3 : autorisation déclarée' : 'TD0.3 : autorisation retirée');
  return reply(asked, { status: 'DMPOk', context: '' });
};

/** TD1.6. */
export const listAuthorizations: Handler = (asked, { records }) => {
  const fields = readFields(asked.content, [{ name: 'mode', expected: /^(?:ACTIVE|INTERDITE|TOUTE)$/ }]);
  if (!fields.ok) return fields;
  const refusal = wrongRight('list-professionals', asked.vihf);
  if (refusal) return refusal;
  const ins = patientOf(asked.vihf);
  if (!ins.ok) return ins;
  const record = records.find(ins.value);
  const closed = notOpen(record);
  if (record === null || closed !== null) return reply(asked, named(closed ?? 'DMPNotFound'));
  return reply(asked, { lines: lines(record, fields.value[0] ?? ''), status: 'DMPOk', context: '' });
};

function lines({ authorizations }: NationalRecord, mode: string): NonNullable<Output['lines']> {
  return authorizations
    .filter((each) => mode === 'TOUTE' || each.mode === mode)
    .map((each) => ({
      name: 'listOfAuthorizationByPatient',
      fields: [
        ['nationalId', each.nationalId],
        ['nationalIdType', oid.professional],
        ['firstName', each.firstName],
        ['lastName', each.lastName],
        ['codeSpeciality', each.codeSpeciality],
        ['libSpeciality', each.libSpeciality],
        ['startOfAuthorization', each.startOfAuthorization],
        ['lastActionDate', each.lastActionDate],
        ['mode', each.mode],
      ],
    }));
}

/** What staff declare is given to their structure. */
function holder({ professional, structure }: Vihf): string {
  return professional.includes('/') ? structure : professional;
}

function authorization({ vihf, now }: Asked): Authorization {
  const [firstName = '', ...rest] = (vihf.name ?? '').split(' ');
  return {
    nationalId: holder(vihf),
    firstName,
    lastName: rest.join(' '),
    codeSpeciality: vihf.role,
    libSpeciality: vihf.role.startsWith('G15_21') ? 'Pharmacien (simulé)' : 'Professionnel (simulé)',
    startOfAuthorization: digits(now),
    lastActionDate: digits(now),
    mode: 'ACTIVE',
  };
}

/** The first sentence is that of the official sample; the other is our simulator's. */
function nothingDone(adding: boolean): Output {
  const context = adding ? 'Autorisation déjà présente' : 'Autorisation déjà absente (simulé)';
  return { status: 'DMPOk', context: `${context} aucune action effectuée` };
}

const named = (status: string): Output => ({ status, context: 'SIMULATEUR' });

function reply(asked: Asked, output: Output): Verdict<string> {
  const { body } = asked.addressing.action;
  const head = { action: `${habilitations}${body.name}Response`, relatesTo: relatesTo(asked) };
  return accept(answerEnvelope(head, (soapBody) => addOutput(soapBody, body, output)));
}
