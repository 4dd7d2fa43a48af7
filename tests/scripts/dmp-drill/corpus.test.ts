/** Hostile and malformed messages, named one by one, before the real readers of both sides (security.md R11, T17, T18). */
import { beforeAll, describe, expect, test } from 'vitest';
import { insiTrials } from '../../../scripts/drill/dmp/corpus/insi-trials.ts';
import {
  type HostileAnswer,
  type HostileRequest,
  hostileAnswers,
  hostileRequests,
  wrapped,
} from '../../../scripts/drill/dmp/corpus/messages.ts';
import { runCorpus, type Trial } from '../../../scripts/drill/dmp/corpus/run-corpus.ts';
import { goodAnswers } from '../../../scripts/drill/dmp/in-process/good-answers.ts';
import { openJudge } from '../../../scripts/drill/dmp/in-process/judge.ts';
import { kinds, sealRequest } from '../../../scripts/drill/dmp/in-process/sealed-requests.ts';
import { type Setting, settingOf } from '../../../scripts/drill/dmp/in-process/setting.ts';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { testPki } from '../../support/pki.ts';

/** The drill allows 200; a processor that others use too is slower, and what grows too fast takes far longer. */
const allowedMs = 1_000;

let setting: Setting;
let foreign: { cert: string; key: string };
let requests: HostileRequest[];
let answers: HostileAnswer[];
let insi: Trial[];
beforeAll(async () => {
  setting = settingOf(await testPki());
  const authority = await createAuthority('CN=AC ORGANISATIONS, O=SIMULATEUR, C=FR', 'rsa', 2);
  const name = 'CN=ORG_SIGN, OU=10B0000011, O=PHARMACIE DE DÉVELOPPEMENT, ST=Paris (75), C=FR';
  const issued = await authority.issue({ name, keyKind: 'rsa', usage: 'seal', days: 2 });
  foreign = { cert: issued.certificate, key: issued.key };
  requests = await hostileRequests(setting, foreign);
  answers = await hostileAnswers(setting);
  insi = await insiTrials(setting);
});

test('the good messages of every transaction are accepted, or nothing below would prove anything', async () => {
  const judge = openJudge(setting);
  for (const kind of kinds) {
    const { xml } = await sealRequest(setting, kind);
    expect([kind, judge.judge(kind, Buffer.from(xml))]).toMatchObject([kind, { verdict: 'accepted' }]);
  }
  expect(await goodAnswers(setting)).toHaveLength(21);
});

test('each hostile message has a name of its own, and there are more than 200 in each direction', () => {
  const [asked, answered] = [requests.map(({ name }) => name), answers.map(({ name }) => name)];
  expect(Math.min(asked.length, answered.length)).toBeGreaterThan(200);
  const all = [...asked, ...answered, ...insi.map(({ name }) => name)];
  expect(new Set(all).size).toBe(all.length);
  for (const kind of kinds) {
    expect(asked.some((name) => name.startsWith(`${kind}: `))).toBe(true);
    expect(answered.some((name) => name.startsWith(`${kind} answered: `))).toBe(true);
  }
});

test('INSi: neither side falls over anything or believes it, and nothing costs a second of CPU', () => {
  const figures = runCorpus(setting, [], [], insi);
  expect(figures).toMatchObject({ crashes: [], wrong: [] });
  expect(figures.slowest.ms, figures.slowest.name).toBeLessThan(allowedMs);
}, 60_000);

test('requests: the simulator falls over none, believes none, and none costs it a second of CPU', () => {
  const figures = runCorpus(setting, requests, []);
  expect(figures).toMatchObject({ crashes: [], wrong: [] });
  expect(figures.slowest.ms, figures.slowest.name).toBeLessThan(allowedMs);
}, 60_000);

test('answers: the gateway falls over none, believes none, and none costs it a second of CPU', () => {
  const figures = runCorpus(setting, [], answers);
  expect(figures).toMatchObject({ crashes: [], wrong: [] });
  expect(figures.slowest.ms, figures.slowest.name).toBeLessThan(allowedMs);
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
