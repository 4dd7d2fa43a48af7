/** The simulated mailbox: it speaks the wire, says loudly what it is, and refuses production and strangers. */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../server/simulator/mailbox/config.ts';
import { mailboxPage } from '../../../server/simulator/mailbox/mailbox-page.ts';
import { readEmail } from '../../../server/simulator/mailbox/read-email.ts';
import { emailBySmtp } from '../../../server/src/home/messages/email-smtp.ts';
import { smsByHttp } from '../../../server/src/home/messages/sms-http.ts';
import { startMailbox, type TestMailbox } from '../support/mailbox.ts';

let mailbox: TestMailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.stop());

const letter = {
  id: '01999999-0000-7000-8000-000000000000',
  subject: 'Sujet é مرحبا',
  text: 'Bonjour,\n\n.é: 123 ع\n',
};
const mail = (to: string) =>
  emailBySmtp({ url: mailbox.environment['MAIL_URL'] ?? '', from: 'borne@essai.invalid', simulated: true })({
    ...letter,
    to,
  });
const sms = (token: string, to = '0612345678') =>
  smsByHttp({ url: `${mailbox.url}/sms`, token })({ ...letter, to });

test('an e-mail arrives as it was written, whatever its letters', async () => {
  expect(await mail('nom@essai.invalid')).toEqual({ outcome: 'sent' });
  expect(await mailbox.messages()).toContainEqual({
    kind: 'email',
    to: 'nom@essai.invalid',
    subject: letter.subject,
    text: 'Bonjour,\n\n.é: 123 ع'.replaceAll('\n', '\r\n'),
  });
});

test('an address that is refused is given up, one that is put off is tried later, and so is a silent server', async () => {
  expect(await mail('nom@refus.invalid')).toEqual({ outcome: 'refused', code: '550' });
  expect(await mail('nom@plus-tard.invalid')).toMatchObject({ outcome: 'later' });
  const nobody = emailBySmtp({ url: 'smtp://127.0.0.1:1', from: 'borne@essai.invalid', simulated: true });
  expect(await nobody({ ...letter, to: 'nom@essai.invalid' })).toMatchObject({ outcome: 'later' });
});

test('outside this machine an e-mail needs TLS: a server that has none gets nothing', async () => {
  const before = (await mailbox.messages()).length;
  const url = mailbox.environment['MAIL_URL'] ?? '';
  const strict = emailBySmtp({ url, from: 'borne@essai.invalid', simulated: false });
  expect(await strict({ ...letter, to: 'nom@essai.invalid' })).toMatchObject({ outcome: 'later' });
  expect(await mailbox.messages()).toHaveLength(before);
});

test('an SMS needs the token and a French mobile', async () => {
  expect(await sms('jeton-d-essai')).toEqual({ outcome: 'sent' });
  expect((await mailbox.messages())[0]).toMatchObject({ kind: 'sms', to: '+33612345678' });
  expect(await sms('un-autre')).toEqual({ outcome: 'later', reason: '401' });
  expect(await sms('jeton-d-essai', '0112345678')).toEqual({ outcome: 'refused', code: '400' });
  const nobody = smsByHttp({ url: 'http://127.0.0.1:1/sms', token: 'x' });
  expect(await nobody({ ...letter, to: '0612345678' })).toEqual({ outcome: 'later', reason: 'no-answer' });
});

test('a page of another name gets nothing', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    request(`${mailbox.url}/messages`, { headers: { host: 'ailleurs.invalid' } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('the page says that it is simulated, and shows a message as text', () => {
  const at = '2026-11-23T10:00:00.000Z';
  const page = mailboxPage([{ id: 1, kind: 'sms', to: '+336', subject: '', text: '<b>&"', at }]);
  expect(page).toContain('SIMULÉ');
  expect(page).toContain('&lt;b&gt;&amp;&quot;');
});

test('production is refused', () => {
  const given = { MAILBOX_PORT: '0', MAILBOX_SMTP_PORT: '0', MAILBOX_SMS_TOKEN: 'x' };
  expect(readConfig({ ...given, BORNE_MODE: 'development' }).ok).toBe(true);
  expect(readConfig({ ...given, BORNE_MODE: 'production' }).ok).toBe(false);
});

test('encoded words and bodies are read', () => {
  const data =
    'Subject: =?UTF-8?Q?Caf=C3=A9_?=\r\n =?UTF-8?B?w6k=?=\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9=\r\nt=C3=A9\r\n';
  expect(readEmail(data)).toEqual({ subject: 'Café é', text: 'été' });
});
