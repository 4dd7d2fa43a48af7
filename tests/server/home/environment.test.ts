/** What sends e-mail and SMS: production never speaks to the simulated mailbox, development never to anybody else. */
import { expect, test } from 'vitest';
import { type SendingSettings, sendingRules } from '../../../server/src/home/environment.ts';

const isLoopback = (host: string): boolean => host === '127.0.0.1' || host === 'localhost';
const broken = (given: SendingSettings, production: boolean): string[] =>
  sendingRules(given, production, isLoopback)
    .filter(([, wrong]) => wrong)
    .map(([name]) => name);

const simulated = {
  MAIL_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'borne@essai.invalid',
  SMS_URL: 'http://127.0.0.1:8080/sms',
  SMS_TOKEN_FILE: 'jeton',
};
const real = {
  MAIL_URL: 'smtp://smtp.exemple.fr:587',
  MAIL_FROM: 'borne@exemple.fr',
  MAIL_USER: 'borne',
  MAIL_PASSWORD_FILE: 'secret',
  SMS_URL: 'https://sms.exemple.fr/v1',
  SMS_TOKEN_FILE: 'jeton',
};

test('the simulated mailbox belongs to development, a real provider to production', () => {
  expect(broken(simulated, false)).toEqual([]);
  expect(broken(real, true)).toEqual([]);
  expect(broken(simulated, true)).toEqual(['MAIL_URL', 'SMS_URL', 'SMS_URL']);
  expect(broken(real, false)).toEqual(['MAIL_URL', 'SMS_URL']);
});

test('nothing configured is nothing offered, and no fault', () => {
  expect(broken({}, true)).toEqual([]);
  expect(broken({}, false)).toEqual([]);
});

test.each([
  [{ ...real, MAIL_FROM: undefined }, 'MAIL_FROM'],
  [{ ...real, MAIL_PASSWORD_FILE: undefined }, 'MAIL_PASSWORD_FILE'],
  [{ ...real, SMS_TOKEN_FILE: undefined }, 'SMS_TOKEN_FILE'],
  [{ ...real, SMS_URL: 'http://sms.exemple.fr/v1' }, 'SMS_URL'],
])('what goes together, and TLS in production', (given, name) => {
  expect(broken(given, true)).toEqual([name]);
});
