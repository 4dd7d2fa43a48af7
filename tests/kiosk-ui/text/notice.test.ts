import { createHash } from 'node:crypto';
import { NoticeSchema } from '@borne/server/contract';
import { expect, test } from 'vitest';
import { messages } from '../../../kiosk-ui/src/text/fr.ts';
import { currentNotice, noticeText } from '../../../kiosk-ui/src/text/notice.ts';

test('the notice is the SHA-256 of the text, as anybody can compute it again', async () => {
  const notice = await currentNotice();
  expect(notice.sha256).toBe(createHash('sha256').update(noticeText(), 'utf8').digest('hex'));
  expect(NoticeSchema.parse(notice)).toEqual(notice);
  expect(notice.version).toBe('consent-2016/fr/1');
});

test('the text holds every sentence of the information and consent screens, and of no other', () => {
  const lines = noticeText().split('\n');
  const shown = [
    ...(['explainWhat', 'explainWho', 'explainNever.consent-2016'] as const),
    ...(['decide', 'emergencyChoice', 'samuChoice', 'review'] as const),
  ];
  for (const key of shown) {
    const { title, body, rows = [], after = [] } = messages[key];
    for (const sentence of [title, ...body, ...rows, ...after]) expect(lines).toContain(sentence);
  }
  expect(lines).not.toContain(messages.done.title);
  expect(lines).toEqual(expect.arrayContaining(['Oui', 'Non', 'Plus tard', 'Je ne veux pas de dossier']));
});
