import { nirKey } from '@borne/server/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentLog, faultFields, type LogFields } from '../../kiosk-agent/src/log.ts';

function logged(write: (log: ReturnType<typeof agentLog>) => void): string {
  const lines: string[] = [];
  write(agentLog('debug', { write: (line) => lines.push(line) }));
  return lines.join('');
}

test('a line says when, what and which visit', () => {
  const line = logged((log) => log.info('visit.stage', { visitId: 'v', stage: 'creating' }));
  expect(JSON.parse(line)).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    event: 'visit.stage',
    visitId: 'v',
    stage: 'creating',
  });
});

test('a field that is not on the list is not written', () => {
  const stranger = { stage: 'none', familyName: 'DUPONT', identity: { nir: '1' } } as LogFields;
  expect(logged((log) => log.warn('fault', stranger))).not.toMatch(/DUPONT|identity/);
});

test('a number that got into a field all the same is masked, whatever stands between its digits', () => {
  const digits = fc.tuple(
    fc.constantFrom('1', '2', '3', '7'),
    fc.stringMatching(/^\d\d(0[1-9]|1[0-2])(0[1-9]|[1-8]\d|2[AB])\d{6}$/),
  );
  const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u202f');
  fc.assert(
    fc.property(digits, separator, ([sex, rest], between) => {
      const first13 = sex + rest;
      const nir = [...(first13 + nirKey(first13))].join(between);
      const line = logged((log) => log.error('fault', { reason: `not found: ${nir}.` }));
      expect(line).not.toContain(nir);
      expect(line).not.toContain(first13);
    }),
  );
});

test('an id passes whole, even one that looks like a number', () => {
  const visitId = '01929121-2345-7789-8012-345678901234';
  expect(logged((log) => log.info('visit.stage', { visitId }))).toContain(visitId);
});

test('of an unexpected error, its kind and place are told, never its message', () => {
  const text = '{"familyName":"DUPONT"';
  let line = '';
  try {
    JSON.parse(text);
  } catch (error) {
    line = logged((log) => log.error('fault', faultFields(error)));
  }
  expect(line).toContain('SyntaxError');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('DUPONT');
  expect(faultFields('DUPONT')).toEqual({ error: 'string' });
});
