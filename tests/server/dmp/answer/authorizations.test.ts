import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAuthorization, readProfessionals } from '../../../../server/src/dmp/answer/authorizations.ts';
import type { ServiceAnswer } from '../../../../server/src/dmp/answer/output.ts';
import { readSoapContent } from '../../../../server/src/dmp/answer/soap-content.ts';
import type { Misunderstood } from '../../../../server/src/dmp/faults.ts';
import { fault } from '../answers.ts';
import { serviceAnswer, serviceAsked } from '../service-answers.ts';

function read<T>(document: string, reader: (answer: ServiceAnswer) => T): T | Misunderstood {
  const answer = readSoapContent(200, Buffer.from(document));
  return answer.outcome === 'content' ? reader(answer) : answer;
}
const listed = (inside: string) =>
  read(serviceAnswer('listProfessionals', { inside }), (answer) =>
    readProfessionals(answer, serviceAsked('listProfessionals')),
  );
const set = (given: Parameters<typeof serviceAnswer>[1], done: 'authorized' | 'withdrawn' = 'authorized') =>
  read(serviceAnswer('authorize', given), (answer) =>
    readAuthorization(answer, { ...serviceAsked('authorize'), done }),
  );

const line = (fields: Record<string, string>): string =>
  `<n:listOfAuthorizationByPatient>${Object.entries(fields)
    .map(([name, text]) => `<n:${name}>${text}</n:${name}>`)
    .join('')}</n:listOfAuthorizationByPatient>`;
const nobody = { id: null, name: null, role: null, since: null, lastAccess: null, access: null };

test('every field may be missing: what is not told is null', () => {
  expect(listed('')).toEqual({ outcome: 'list', professionals: [] });
  expect(listed(line({}))).toEqual({ outcome: 'list', professionals: [nobody] });
  expect(listed(line({ lastName: 'LIBRE', mode: 'AUTRE', lastActionDate: '20260230120000' }))).toEqual({
    outcome: 'list',
    professionals: [{ ...nobody, name: 'LIBRE' }],
  });
});

test('several specialities are said together, in their order', () => {
  const two = line({ libSpeciality: 'Pharmacien' }).replace(
    '</n:libSpeciality>',
    '</n:libSpeciality><n:libSpeciality>Titulaire</n:libSpeciality>',
  );
  expect(listed(two)).toMatchObject({ professionals: [{ role: 'Pharmacien, Titulaire' }] });
});

test('any instant of the calendar comes back as it was, in UTC', () => {
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => {
      const iso = `${date.toISOString().slice(0, 19)}.000Z`;
      const lastActionDate = iso.slice(0, 19).replace(/\D/g, '');
      expect(listed(line({ lastActionDate }))).toMatchObject({ professionals: [{ lastAccess: iso }] });
    }),
    { numRuns: 50 },
  );
});

test('whatever stands in the place of an instant, either it is one or it is null', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{10,16}$/), (lastActionDate) => {
      const told = listed(line({ lastActionDate }));
      if (told.outcome !== 'list') throw new Error('no list');
      const lastAccess = told.professionals[0]?.lastAccess ?? null;
      if (lastAccess !== null) expect(lastAccess.slice(0, 19).replace(/\D/g, '')).toBe(lastActionDate);
    }),
    { numRuns: 50 },
  );
});

test('« déjà présente, aucune action effectuée » under DMPOk: it was so before', () => {
  const context = 'Autorisation déjà présente aucune action effectuée';
  expect(set({ context })).toEqual({ outcome: 'authorized', before: true });
  expect(set({ context: '' })).toEqual({ outcome: 'authorized', before: false });
  expect(set({}, 'withdrawn')).toEqual({ outcome: 'withdrawn', before: false });
});

test('another status is a refusal by its name, a Fault too; an answer to another is none', () => {
  expect(set({ status: 'DMPAccessDenied' })).toEqual({ outcome: 'refused', code: 'DMPAccessDenied' });
  const denied = fault('s:Sender', 'x:DMPAccessDeniedByRightsService');
  const asFault = read(denied, (answer) => readProfessionals(answer, serviceAsked('listProfessionals')));
  expect(asFault).toEqual({ outcome: 'refused', code: 'DMPAccessDeniedByRightsService' });
  expect(set({ relatesTo: 'urn:uuid:99999999-4f0e-4a43-9c59-1d2a3b4c5d6e' })).toEqual({
    outcome: 'misunderstood',
    reason: 'other-request',
  });
});
