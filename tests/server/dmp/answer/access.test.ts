import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readChangeAccess,
  readCreateAccess,
  readRenewAccess,
} from '../../../../server/src/dmp/answer/access.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import { accepted, fault } from '../answers.ts';
import { codes, serviceAnswer, serviceAsked } from '../service-answers.ts';

const noAccess = 'DMPPatientAccessNotFoundSimulated';
const readers = {
  createAccess: readCreateAccess,
  renewAccess: readRenewAccess,
  changeAccess: readChangeAccess,
} as const;
type Name = keyof typeof readers;

function read(name: Name, document: string | Uint8Array, status = 200): unknown {
  const answer = readSoapContent(status, Buffer.from(document));
  if (answer.outcome !== 'content') return answer;
  return readers[name](answer, { ...serviceAsked(name), noAccess });
}

const nonsense = { outcome: 'misunderstood', reason: 'nonsense' };
const otherRequest = { outcome: 'misunderstood', reason: 'other-request' };
const given = codes('abcd1234', 'aB#45678');
const created = { outcome: 'created', login: 'abcd1234', password: 'aB#45678' };

test.each(['createAccess', 'renewAccess'] as const)('%s: DMPOk, in any case, with both codes', (name) => {
  expect(read(name, serviceAnswer(name, { inside: given }))).toEqual(created);
  expect(read(name, serviceAnswer(name, { inside: given, status: 'DMPOK' }))).toEqual(created);
});

test('the Action of a fault over the body of a success is a success: the body decides', () => {
  const action = 'urn:si-dmp-patients:PatientSpecificEndPoint:updatePatientAccess:Fault:SoapFault';
  expect(read('renewAccess', serviceAnswer('renewAccess', { inside: given, action }))).toEqual(created);
});

test('the answer must name our request where it names any; an envelope that names none is read', () => {
  const other = 'urn:uuid:99999999-4f0e-4a43-9c59-1d2a3b4c5d6e';
  expect(read('createAccess', serviceAnswer('createAccess', { inside: given, relatesTo: other }))).toEqual(
    otherRequest,
  );
  expect(read('createAccess', serviceAnswer('createAccess', { inside: given, relatesTo: null }))).toEqual(
    created,
  );
});

describe('the names of a refusal', () => {
  test.each<[Name, string, string]>([
    ['createAccess', 'DMPPatientAccessAlreadyExists', 'exists'],
    ['createAccess', 'dmppatientaccessalreadyexists', 'exists'],
    ['changeAccess', 'DMPPatientAccessOTPAlreadyExists', 'exists'],
    ['renewAccess', noAccess, 'no-access'],
    ['changeAccess', noAccess, 'no-access'],
  ])('%s %s: %s, by status or by Fault', (name, status, outcome) => {
    expect(read(name, serviceAnswer(name, { status }))).toEqual({ outcome });
    expect(read(name, fault('s:Sender', `x:${status}`), 500)).toEqual({ outcome });
  });

  test('the good news of one is a refusal of the others', () => {
    const status = 'DMPPatientAccessOTPAlreadyExists';
    const refused = { outcome: 'refused', code: status };
    expect(read('createAccess', serviceAnswer('createAccess', { status }))).toEqual(refused);
    expect(read('renewAccess', serviceAnswer('renewAccess', { status }))).toEqual(refused);
  });

  test('a status that is no name does not reach a log', () => {
    const status = 'Dossier de 285057800600028';
    expect(read('createAccess', serviceAnswer('createAccess', { status }))).toEqual({
      outcome: 'refused',
      code: 'unnamed',
    });
  });
});

describe('a doubt, never codes', () => {
  test.each([
    ['no code', ''],
    ['no password', '<n:login>abcd1234</n:login>'],
    ['no login', '<n:password>aB#45678</n:password>'],
    ['an empty password', codes('abcd1234', '')],
    ['two passwords', `${given}<n:password>other123</n:password>`],
    ['a sentence', codes('abcd1234', 'voir votre courrier')],
    ['a character nobody can type', codes('abcd1234', 'aB\u00e9#5678')],
    ['a flood', codes('abcd1234', 'x'.repeat(65))],
  ])('%s under DMPOk', (_, inside) => {
    expect(read('createAccess', serviceAnswer('createAccess', { inside }))).toEqual(nonsense);
  });

  test('no status, the answer to another service, an HL7 answer, an error page', () => {
    expect(read('createAccess', serviceAnswer('createAccess', { inside: given, status: '' }))).toEqual(
      nonsense,
    );
    expect(read('createAccess', serviceAnswer('renewAccess', { inside: given }))).toEqual(nonsense);
    expect(read('createAccess', accepted())).toEqual(nonsense);
    expect(read('createAccess', serviceAnswer('createAccess', { inside: given }), 500)).toEqual({
      outcome: 'misunderstood',
      reason: 'http-status',
    });
  });

  test('whatever is cut off, only the whole answer holds codes', () => {
    const whole = Buffer.from(serviceAnswer('createAccess', { inside: given }), 'utf8');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(read('createAccess', whole.subarray(0, length))).toEqual(nonsense);
      }),
      { numRuns: 200 },
    );
  });
});
