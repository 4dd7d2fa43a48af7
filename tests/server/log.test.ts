import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nirKey } from '../../server/contract/index.ts';
import { createLog, type LogFields } from '../../server/src/log.ts';

function logged(fields: LogFields | object): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).error('request-failed', fields);
  return lines.join('');
}

const separators = ['', ' ', '.', '-', '\u00a0', '\u202f'];
const anyNir = fc
  .tuple(
    fc.constantFrom('1', '2'),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.nat(99_999_999),
  )
  .map(([sex, year, month, rest]) => {
    const two = (n: number): string => String(n).padStart(2, '0');
    const first13 = `${sex}${two(year)}${two(month)}${String(rest).padStart(8, '0')}`;
    return [
      first13.slice(0, 1),
      first13.slice(1, 3),
      first13.slice(3, 5),
      first13.slice(5, 7),
      first13.slice(7, 10),
      first13.slice(10),
      nirKey(first13),
    ];
  });

test('a field that is not on the list is not written', () => {
  expect(logged({ familyName: 'DUPONT', nir: '285057800600028', code: 'internal' })).not.toMatch(
    /DUPONT|285057/,
  );
});

test('a NIR in a field that is on the list is masked, with or without separators', () => {
  fc.assert(
    fc.property(anyNir, fc.constantFrom(...separators), (groups, separator) => {
      const text = logged({ reason: `avant ${groups.join(separator)} après` });
      expect(text).toContain('[masked]');
      expect(text.replace(/\D/g, '')).not.toContain(groups.join(''));
    }),
  );
});

test('a whole UUID passes, even when it looks like a NIR', () => {
  const recordId = '01234567-8901-7234-8567-890123456789';
  expect(logged({ recordId })).toContain(recordId);
});

test('of an error: its name, code and places, never its message', () => {
  const error = Object.assign(new Error('Key (nir)=(285057800600028) of DUPONT'), { code: '23505' });
  const text = logged({ error: new Error('outer DUPONT', { cause: error }) });
  expect(text).toContain('23505');
  expect(text).toContain('log.test.ts');
  expect(text).not.toMatch(/DUPONT|285057/);
});

test('times are ISO 8601', () => {
  expect(JSON.parse(logged({}))).toMatchObject({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
});
