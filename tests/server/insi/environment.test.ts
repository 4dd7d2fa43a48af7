import { beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../server/src/config.ts';
import { isLoopback } from '../../../server/src/http/loopback.ts';
import { insiRules } from '../../../server/src/insi/environment.ts';
import { testPki } from '../../support/pki.ts';
import { environmentFor } from '../support/server-under-test.ts';

let development: Record<string, string>;
beforeAll(async () => {
  development = environmentFor(await testPki(), 'postgresql://localhost/borne', '/secrets');
});

const simulator = {
  INSI_URL: 'https://localhost:7090/lps',
  INSI_AUTHORIZATION: 'SIMULE-0001',
  INSI_BILLING_ID: '999900000',
};
const real = { ...simulator, INSI_URL: 'https://insi.exemple.fr/lps', INSI_AUTHORIZATION: 'XX00000000' };

function problems(changes: Record<string, string>): string {
  const read = readConfig({ ...development, ...changes });
  return read.ok ? '' : read.problems;
}

test('without an address INSi is off; with one, all that it needs is there', () => {
  expect(problems({})).toBe('');
  expect(problems(simulator)).toBe('');
  expect(problems({ INSI_URL: simulator.INSI_URL })).toMatch(/INSI_AUTHORIZATION.*INSI_BILLING_ID/);
  expect(problems({ INSI_AUTHORIZATION: 'X' })).toContain('INSI_AUTHORIZATION : va avec INSI_URL');
  expect(problems({ ...simulator, INSI_URL: 'http://localhost/lps' })).toContain('INSI_URL');
  expect(problems({ ...simulator, INSI_BILLING_ID: '12' })).toContain('neuf chiffres');
  expect(problems({ INS_SHARED_FROM: 'QUAL' })).toContain('INS_SHARED_FROM : QUAL ne peut être atteint sans');
  expect(problems({ ...simulator, INS_SHARED_FROM: 'QUAL' })).toBe('');
  expect(problems({ ...simulator, INS_SHARED_FROM: 'VALI' })).toContain('INS_SHARED_FROM');
});

test('EX_GEN-1430: production asks no simulator, and sends no simulated number', () => {
  const broken = (settings: typeof simulator): string[] =>
    insiRules({ ...settings, INS_SHARED_FROM: 'RECUP' }, true, isLoopback)
      .filter(([, isBroken]) => isBroken)
      .map(([name]) => name);
  expect(broken(real)).toEqual([]);
  expect(broken(simulator)).toEqual(['INSI_URL', 'INSI_AUTHORIZATION']);
});
