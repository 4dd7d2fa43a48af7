/** What the environment may say of the providers, and what production refuses. */
import { expect, test } from 'vitest';
import { isLoopback } from '../../../server/src/http/loopback.ts';
import { agentOf } from '../../../server/src/professionals/cpam-agent.ts';
import { phoneLimits } from '../../../server/src/professionals/phone-limits.ts';
import {
  type ProfessionalsSettings,
  professionalsRules,
  providersOf,
} from '../../../server/src/professionals/provider-settings.ts';

const none: ProfessionalsSettings = {
  PSC_ACR: 'eidas1',
  PSC_PHONE: 'off',
  PSC_PROFESSIONS: '21 10 60',
  CPAM_SCOPE: 'openid profile',
  CPAM_AGENT_CLAIM: 'sub',
  SIGN_IN_LOGIN_HOURS: 4,
};
const psc: ProfessionalsSettings = {
  ...none,
  PSC_ISSUER: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet',
  PSC_CLIENT_ID: 'borne',
  PSC_CLIENT_SECRET_FILE: 'secret',
};
const broken = (given: ProfessionalsSettings, production: boolean): string[] => [
  ...new Set(
    professionalsRules(given, production, isLoopback)
      .filter(([, wrong]) => wrong)
      .map(([name]) => name),
  ),
];

test('production takes Pro Santé Connect over https, and nothing on its own machine', () => {
  expect(broken(psc, true)).toEqual([]);
  expect(providersOf(psc)).toMatchObject([
    { name: 'psc', wellKnown: 'wallet-openid-configuration', insecure: false },
  ]);
  for (const PSC_ISSUER of ['http://auth.esw.esante.gouv.fr', 'https://localhost:8443', 'http://127.0.0.1:9'])
    expect(broken({ ...psc, PSC_ISSUER }, true)).toEqual(['PSC_ISSUER']);
});

test('in development http is for this machine alone', () => {
  expect(broken({ ...psc, PSC_ISSUER: 'http://127.0.0.1:9' }, false)).toEqual([]);
  expect(broken({ ...psc, PSC_ISSUER: 'http://auth.bas.psc.esante.gouv.fr' }, false)).toEqual(['PSC_ISSUER']);
});

test('a provider is whole or absent', () => {
  expect(broken({ ...none, PSC_ISSUER: 'https://x.example' }, true)).toEqual([
    'PSC_CLIENT_ID',
    'PSC_CLIENT_SECRET_FILE',
  ]);
  expect(broken({ ...none, CPAM_ISSUER: 'https://x.example' }, true)).toHaveLength(5);
  expect(providersOf(none)).toEqual([]);
});

test('an agent has the claim and a name that the audit can hold', () => {
  const rule = { claim: 'roles', value: 'borne-dmp', agentClaim: 'matricule' };
  expect(agentOf({ roles: ['x', 'borne-dmp'], matricule: 'a-1', name: 'A B' }, rule)).toEqual({
    id: 'a-1',
    name: 'A B',
  });
  expect(agentOf({ roles: 'borne-dmp', matricule: 'a-1' }, rule)).toEqual({ id: 'a-1', name: 'Agent a-1' });
  for (const claims of [
    { roles: ['x'], matricule: 'a-1' },
    { roles: 'borne-dmp-not', matricule: 'a-1' },
    { roles: { 'borne-dmp': true }, matricule: 'a-1' },
    { roles: 'borne-dmp', matricule: 'A 1' },
    { roles: 'borne-dmp' },
    null,
    'borne-dmp',
  ])
    expect(agentOf(claims, rule)).toBeNull();
});

test('a phone is asked once at a time, three times in ten minutes; all of them, twenty times', () => {
  const clock = { now: 0 };
  const limits = phoneLimits(() => clock.now);
  const first = limits.take('8a');
  expect(limits.take('8a')).toBeNull();
  first?.();
  limits.take('8a')?.();
  limits.take('8a')?.();
  expect(limits.take('8a')).toBeNull();
  for (let other = 0; other < 17; other += 1) limits.take(`8-${other}`)?.();
  expect(limits.take('8b')).toBeNull();
  clock.now = 600_000;
  expect(limits.take('8a')).not.toBeNull();
});
