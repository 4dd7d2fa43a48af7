import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute } from '../../../../server/src/dmp/element.ts';
import { authorName } from '../../../../server/src/dmp/message/author.ts';
import { at, author, createDocument, message } from '../documents.ts';

const entityOf = (role: { profession: string; second?: string }) =>
  at(
    message(createDocument({ author: { ...author, role } })),
    'controlActProcess/subject/registrationRequest/author/assignedEntity',
  );

test('a special character in the name of an author becomes a hyphen, an apostrophe stays', () => {
  expect(authorName('xxxx/yyyy')).toBe('xxxx-yyyy');
  expect(authorName('O’BRIEN')).toBe("O'BRIEN");
  expect(authorName("D'ALMÉIDA-RÉ LE 3")).toBe("D'ALMÉIDA-RÉ LE 3");
});

test('no author name can hold anything else, and none gets shorter or longer', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (name) => {
      expect(authorName(name)).toMatch(/^[\p{L}\p{M}\p{N}' -]*$/u);
      expect([...authorName(name)]).toHaveLength([...name].length);
    }),
  );
});

test('a pharmacist’s section and a doctor’s know-how follow the profession in the author’s code', () => {
  expect(attribute(at(entityOf({ profession: '21', second: 'A' }), 'code'), 'code')).toBe('G15_21/A');
  expect(attribute(at(entityOf({ profession: '10', second: 'SM26' }), 'code'), 'code')).toBe('G15_10/SM26');
  expect(attribute(at(entityOf({ profession: '60' }), 'code'), 'code')).toBe('G15_60');
});

test('the structure carries an empty contact party: without it the schema refuses', () => {
  const structure = at(entityOf(author.role), 'representedOrganization');
  expect(structure.children.map(({ name }) => name)).toEqual(['id', 'name', 'contactParty']);
});
