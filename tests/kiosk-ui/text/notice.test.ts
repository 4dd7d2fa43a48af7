import { createHash } from 'node:crypto';
import { NoticeSchema } from '@borne/server/contract';
import { describe, expect, test } from 'vitest';
import * as french from '../../../kiosk-ui/src/text/fr.ts';
import { languages, loadLanguage } from '../../../kiosk-ui/src/text/languages.ts';
import type { MessageKey } from '../../../kiosk-ui/src/text/message.ts';
import {
  closureNoticeOf,
  closureNoticeText,
  noticeOf,
  noticeText,
} from '../../../kiosk-ui/src/text/notice.ts';
import { below, screensOf } from './every-sentence.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe.each(languages)('%s', (language) => {
  test('each notice is the SHA-256 of its text, as anybody can compute it again', async () => {
    const { catalogue, notice, closureNotice } = await loadLanguage(language);
    expect(notice).toEqual({ version: `consent-2016/${language}/2`, sha256: sha256(noticeText(catalogue)) });
    expect(closureNotice).toEqual({
      version: `closure-2016/${language}/1`,
      sha256: sha256(closureNoticeText(catalogue)),
    });
    for (const each of [notice, closureNotice]) expect(NoticeSchema.parse(each)).toEqual(each);
  });
});

test('no two languages, and no two notices, have the same digest', async () => {
  const loaded = await Promise.all(languages.map(loadLanguage));
  const digests = loaded.flatMap(({ notice, closureNotice }) => [notice.sha256, closureNotice.sha256]);
  expect(new Set(digests).size).toBe(2 * languages.length);
});

describe('the text', () => {
  /** What is told and asked before an answer, in both layers. */
  const inNotice = (key: MessageKey): boolean =>
    !key.endsWith('mes-2022') &&
    (/^(explain|more|quiz|fix|decide)/.test(key) ||
      ['emergencyChoice', 'samuChoice', 'review'].includes(key));

  test('holds every sentence of the explanation and decision screens, once each and in their order', () => {
    const lines = noticeText(french).split('\n');
    const screens = screensOf(french).filter(([key]) => inNotice(key));
    expect(screens.length).toBe(19);
    for (const [, message] of screens) {
      const text = [message.title, ...below(message)];
      const start = lines.findIndex((_, index) => text.every((line, each) => lines[index + each] === line));
      expect([message.title, start >= 0]).toEqual([message.title, true]);
    }
    const count = screens.flatMap(([, message]) => [message.title, ...below(message)]).length;
    expect(lines.length).toBe(count + 8);
    expect(lines.slice(-8)).toEqual([
      ...['Oui', 'Non', 'Je ne sais pas', 'Plus tard', 'Je ne veux pas de dossier'],
      ...['Ouvrir mon DMP', 'Ne rien ouvrir', 'Changer'],
    ]);
  });

  test('holds no sentence of an end, nor of the other regime', () => {
    const lines = noticeText(french).split('\n');
    expect(lines).not.toContain(french.messages.done.title);
    expect(lines).not.toContain('Le médecin du travail doit avoir votre accord.');
    expect(lines).toContain('Le médecin du travail');
  });

  test('of a closure holds what a closure does, and its two answers', () => {
    const { title, body } = french.messages.closeExplain;
    expect(closureNoticeText(french).split('\n')).toEqual([title, ...body, 'Oui, fermer', 'Non, le garder']);
  });
});

test('a changed word changes the digest', async () => {
  const { closeExplain, samuChoice } = french.messages;
  const changed = {
    ...french,
    messages: {
      ...french.messages,
      samuChoice: { ...samuChoice, title: `${samuChoice.title}!` },
      closeExplain: { ...closeExplain, title: `${closeExplain.title}!` },
    },
  };
  expect((await noticeOf(changed, 'fr')).sha256).not.toBe((await noticeOf(french, 'fr')).sha256);
  expect((await closureNoticeOf(changed, 'fr')).sha256).not.toBe(
    (await closureNoticeOf(french, 'fr')).sha256,
  );
});
