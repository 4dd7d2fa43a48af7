/** Hostile and malformed messages, named one by one, before the real readers of both sides (security.md R11, T17, T18). */
import { beforeAll, describe, expect, test } from 'vitest';
import { insiTrials } from '../../../scripts/drill/dmp/corpus/insi-trials.ts';
import { hostileAnswers, hostileRequests, wrapped } from '../../../scripts/drill/dmp/corpus/messages.ts';
import { runCorpus } from '../../../scripts/drill/dmp/corpus/run-corpus.ts';
import { goodAnswers } from '../../../scripts/drill/dmp/in-process/good-answers.ts';
import { openJudge } from '../../../scripts/drill/dmp/in-process/judge.ts';
import { kinds, sealRequest } from '../../../scripts/drill/dmp/in-process/sealed-requests.ts';
import { type Setting, settingOf } from '../../../scripts/drill/dmp/in-process/setting.ts';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { testPki } from '../../support/pki.ts';

let setting: Setting;
let foreign: { cert: string; key: string };
beforeAll(async () => {
  setting = settingOf(await testPki());
  const authority = await createAuthority('CN=AC ORGANISATIONS, O=SIMULATEUR, C=FR', 'rsa', 2);
  const name = 'CN=ORG_SIGN, OU=10B0000011, O=PHARMACIE DE DÉVELOPPEMENT, ST=Paris (75), C=FR';
  const issued = await authority.issue({ name, keyKind: 'rsa', usage: 'seal', days: 2 });
  foreign = { cert: issued.certificate, key: issued.key };
});

test('the good messages of every transaction are accepted, or nothing below would prove anything', async () => {
  const judge = openJudge(setting);
  for (const kind of kinds) {
    const { xml } = await sealRequest(setting, kind);
    expect([kind, judge.judge(kind, Buffer.from(xml))]).toMatchObject([kind, { verdict: 'accepted' }]);
  }
  expect(await goodAnswers(setting)).toHaveLength(21);
});

test('each hostile message has a name of its own, and there are more than 200 in each direction', async () => {
  const requests = (await hostileRequests(setting, foreign)).map(({ name }) => name);
  const answers = (await hostileAnswers(setting)).map(({ name }) => name);
  const insi = (await insiTrials(setting)).map(({ name }) => name);
  expect(requests.length).toBeGreaterThan(200);
  expect(answers.length).toBeGreaterThan(200);
  const all = [...requests, ...answers, ...insi];
  expect(new Set(all).size).toBe(all.length);
  for (const kind of kinds) {
    expect(requests.some((name) => name.startsWith(`${kind}: `))).toBe(true);
    expect(answers.some((name) => name.startsWith(`${kind} answered: `))).toBe(true);
  }
});

test('INSi: neither side falls over anything or believes it, and nothing costs 200 ms of CPU', async () => {
  const figures = runCorpus(setting, [], [], await insiTrials(setting));
  expect(figures).toMatchObject({ crashes: [], wrong: [] });
  expect(figures.slowest.ms, figures.slowest.name).toBeLessThan(200);
}, 60_000);

test('requests: the simulator falls over none, believes none, and none costs it 200 ms of CPU', async () => {
  const figures = runCorpus(setting, await hostileRequests(setting, foreign), []);
  expect(figures).toMatchObject({ crashes: [], wrong: [] });
  expect(figures.slowest.ms, figures.slowest.name).toBeLessThan(200);
}, 60_000);

test('answers: the gateway falls over none, believes none, and none costs it 200 ms of CPU', async () => {
  const figures = runCorpus(setting, [], await hostileAnswers(setting));
  expect(figures).toMatchObject({ crashes: [], wrong: [] });
  expect(figures.slowest.ms, figures.slowest.name).toBeLessThan(200);
}, 60_000);

describe('the seal', () => {
  test('of eight ways of wrapping and every other attack, each is refused for its signature and not for its body', async () => {
    const refusals = (await wrapped(setting, foreign))
      .filter(({ expected }) => expected === 'refused')
      .map(({ name, kind, bytes }) => [name, openJudge(setting).judge(kind, bytes).code] as const);
    expect(refusals.length).toBeGreaterThan(50);
    expect(refusals.filter(([name]) => /XSW[1-8]/.test(name))).toHaveLength(8);
    // A document that may hold no instruction never gets as far as its seal.
    const others = refusals.filter(([, code]) => !code?.startsWith('wsse:')).map(([name]) => name);
    expect(others).toEqual([
      'seal: the evil one alone, the signed one in a second security header',
      'seal: an instruction inside who asks',
    ]);
  });
});
