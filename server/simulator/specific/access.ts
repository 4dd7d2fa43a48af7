/** TD1.5a, TD1.5b and TD1.5d: the patient's internet account, its channels, its codes. */
import { notOpen } from '../acts.ts';
import { answerEnvelope } from '../answering/envelope.ts';
import { addOutput, type Output } from '../answering/output.ts';
import { type Asked, type Handler, outOfReach, relatesTo, type ServiceOptions } from '../asked.ts';
import type { DmpTransaction } from '../reading/transaction.ts';
import type { InternetAccess, NationalRecord } from '../records.ts';
import { wrongRight } from '../rights.ts';
import { accept, refuse, refuseData, type Verdict } from '../verdict.ts';
import { patientSpecific } from '../vocabulary.ts';
import { type Codes, digest, newCodes } from './codes.ts';
import { type FieldRule, patientOf, readFields } from './fields.ts';

const channelRules: FieldRule[] = [
  { name: 'type', expected: /^(?:SMS|EMAIL)$/ },
  { name: 'canal', expected: /^(?:\d{10}|[^\s@]+@[^\s@]+\.[^\s@]+)$/ },
];
const actionRule: FieldRule = { name: 'action', expected: /^(?:AJOUT|MODIFICATION|SUPPRESSION)$/ };

/** TD1.5a. */
export const createAccess: Handler = (asked, options) =>
  onRecord(asked, options, { transaction: 'create-access', rules: channelRules }, (record, [type, canal]) => {
    if (record.access) return named('DMPPatientAccessAlreadyExists');
    const codes = newCodes();
    const access = { ...issued(codes, 1), sms: null, email: null, ...channel(type, canal) };
    options.records.put({ ...record, access });
    options.effect('TD1.5a : accès internet créé');
    return withCodes(codes);
  });

/** TD1.5d: works on a locked account too. */
export const renewAccess: Handler = (asked, options) =>
  onRecord(asked, options, { transaction: 'renew-access', rules: [] }, (record) => {
    const { access } = record;
    if (!access) return named(options.names.noAccess);
    const codes = newCodes();
    options.records.put({ ...record, access: { ...access, ...issued(codes, access.issued + 1) } });
    options.effect('TD1.5d : nouveaux codes');
    return withCodes(codes);
  });

/** TD1.5b. */
export const changeChannel: Handler = (asked, options) => {
  const rules = [...channelRules, actionRule];
  return onRecord(
    asked,
    options,
    { transaction: 'change-access', rules },
    (record, [type, canal, action]) => {
      const { access } = record;
      if (!access) return named(options.names.noAccess);
      const before = type === 'SMS' ? access.sms : access.email;
      if (action === 'AJOUT' && before !== null) return named('DMPPatientAccessOTPAlreadyExists');
      if (action !== 'AJOUT' && before === null) return named(options.names.noChannel);
      const changed = channel(type, action === 'SUPPRESSION' ? null : canal);
      options.records.put({ ...record, access: { ...access, ...changed } });
      options.effect('TD1.5b : canal changé');
      return { status: 'DMPOk', context: 'OTP mis à jour' };
    },
  );
};

const named = (status: string): Output => ({ status, context: 'SIMULATEUR' });

function withCodes({ login, password }: Codes): Output {
  return {
    fields: [
      ['login', login],
      ['password', password],
    ],
    status: 'DMPOk',
    context: '',
  };
}

function issued(
  { login, password }: Codes,
  count: number,
): Pick<InternetAccess, 'login' | 'passwordSha256' | 'issued'> {
  return { login, passwordSha256: digest(password), issued: count };
}

function channel(type: string | undefined, canal: string | null | undefined): Partial<InternetAccess> {
  return type === 'SMS' ? { sms: canal ?? null } : { email: canal ?? null };
}

interface AccessRule {
  transaction: DmpTransaction;
  rules: FieldRule[];
}

/** What the three have in common: who asks, for whom, and a record that can be worked on. */
function onRecord(
  asked: Asked,
  { records, wsdl, answers }: ServiceOptions,
  { transaction, rules }: AccessRule,
  run: (record: NationalRecord, fields: string[]) => Output,
): Verdict<string> {
  if (wsdl === '2024') return retired;
  const fields = readFields(asked.content, rules);
  if (!fields.ok) return fields;
  const [type = '', canal = ''] = fields.value;
  if (rules.length > 0 && (type === 'SMS') === canal.includes('@'))
    return refuseData('Le canal n’est pas du type annoncé.');
  const ins = patientOf(asked.vihf);
  if (!ins.ok) return ins;
  const refusal = wrongRight(transaction, asked.vihf);
  if (refusal) return refusal;
  const record = records.find(ins.value);
  if (record?.linkedToMes) return outOfReach;
  const closed = notOpen(record);
  const output =
    record === null || closed !== null ? named(closed ?? 'DMPNotFound') : run(record, fields.value);
  return reply(asked, output, answers);
}

const retired = refuse('wsa:ActionNotSupported', 'Le WSDL du 11/06/2024 n’a plus cette opération.');

/** The official sample of TD1.5d carries the Action of a fault over the body of a success. */
function reply(asked: Asked, output: Output, answers: ServiceOptions['answers']): Verdict<string> {
  const { body } = asked.addressing.action;
  const isOddSample = body.name === 'updatePatientAccess' && answers === 'faithful';
  const action = patientSpecific + body.name + (isOddSample ? ':Fault:SoapFault' : 'Response');
  return accept(
    answerEnvelope({ action, relatesTo: relatesTo(asked) }, (soapBody) => addOutput(soapBody, body, output)),
  );
}
