/** Seeded mutations of every kind of message, both ways (security.md R11): a fifth of what `npm run dmp -- drill` tries. */
import { beforeAll, describe, expect, test } from 'vitest';
import { goodAnswers } from '../../../scripts/drill/dmp/in-process/good-answers.ts';
import { sealRequest } from '../../../scripts/drill/dmp/in-process/sealed-requests.ts';
import { patient, type Setting, settingOf, stranger } from '../../../scripts/drill/dmp/in-process/setting.ts';
import { runMutations } from '../../../scripts/drill/dmp/mutations/run-mutations.ts';
import { signedContent, unfounded } from '../../../scripts/drill/dmp/mutations/truth.ts';
import { testPki } from '../../support/pki.ts';

let setting: Setting;
beforeAll(async () => {
  setting = settingOf(await testPki());
});

test('no mutation makes a reader throw, is believed wrongly, or costs a second of CPU', async () => {
  const figures = await runMutations(setting, { answers: 19_400, requests: 600, seed: 20_261_123 });
  expect(figures).toMatchObject({ mutations: 20_000, crashes: [], wrong: [] });
  // The drill allows 200 ms; a processor that others use too is slower, and what grows too fast takes far longer.
  expect(figures.slowestMs).toBeLessThan(1_000);
  // Some damage changes nothing that is read: were everything refused, nothing would have been tried.
  expect(figures.accepted).toBeGreaterThan(1_000);
}, 600_000);

describe('what a wrong acceptance is', () => {
  test('every good answer bears its own outcome out, and no other', async () => {
    for (const { question, heard, xml } of await goodAnswers(setting)) {
      expect([question.kind, heard.outcome, unfounded(question, heard, Buffer.from(xml))]).toEqual([
        question.kind,
        heard.outcome,
        null,
      ]);
      const other = { outcome: ['created', 'changed'].includes(heard.outcome) ? 'closed' : 'created' };
      if (heard.outcome !== 'refused' && !/access|authorize|list/.test(question.kind))
        expect(unfounded(question, other, Buffer.from(xml))).not.toBeNull();
    }
  });

  test('a success about somebody else, or to another message, would be told', async () => {
    for (const { question, heard, xml } of await goodAnswers(setting)) {
      if (heard.outcome === 'refused') continue;
      const elsewhere = Buffer.from(
        xml.replaceAll(question.messageId, '00000000-0000-4000-8000-000000000000'),
      );
      expect(unfounded(question, heard, elsewhere)).toBe('another message');
      const somebody = xml.replaceAll(patient.nir, stranger.nir);
      if (somebody !== xml) expect(unfounded(question, heard, Buffer.from(somebody))).toBe('another person');
    }
  });

  test('what was signed is the assertion in canonical form: order of attributes aside, any letter counts', async () => {
    const { xml } = await sealRequest(setting, 'create');
    const same = xml.replace(/(<saml2:Assertion )([^>]*?) (IssueInstant="[^"]*")/, '$1$3 $2');
    expect(signedContent(same.replace('<soap:Body>', '<soap:Body >'))).toBe(signedContent(xml));
    expect(signedContent(xml.replace('SA33', 'SA34'))).not.toBe(signedContent(xml));
  });
});
