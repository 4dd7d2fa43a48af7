/** The part of the environment that says how e-mail and SMS leave. Absent: that channel is not offered. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A path in the environment, the file's first line in the configuration: a secret is no environment variable. */
const SecretFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    context.addIssue({ code: 'custom', message: `fichier illisible (${path})` });
    return z.NEVER;
  }
});

export const sendingEnvironment = {
  /** smtps://hôte:465, or smtp://hôte:587 with STARTTLS. */
  MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  MAIL_USER: z.string().min(1).max(200).optional(),
  MAIL_PASSWORD_FILE: SecretFile.optional(),
  /** The provider's address for one SMS. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN_FILE: SecretFile.optional(),
};

export interface SendingSettings {
  MAIL_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  MAIL_USER?: string | undefined;
  MAIL_PASSWORD_FILE?: string | undefined;
  SMS_URL?: string | undefined;
  SMS_TOKEN_FILE?: string | undefined;
}

type Rule = [name: string, broken: boolean, message: string];

/**
 * Production never writes to the simulated mailbox, and never in clear. Development never writes to anybody: its
 * mailbox is on this machine.
 */
export function sendingRules(
  given: SendingSettings,
  production: boolean,
  isLoopback: (host: string) => boolean,
): Rule[] {
  const { MAIL_URL, MAIL_FROM, MAIL_USER, MAIL_PASSWORD_FILE, SMS_URL, SMS_TOKEN_FILE } = given;
  const place = production
    ? 'la boîte aux lettres simulée (boucle locale) : refusée en production'
    : 'en développement, rien ne part hors de cette machine (127.0.0.1)';
  const misplaced = (url: string | undefined): boolean =>
    url !== undefined && isLoopback(new URL(url).hostname) === production;
  return [
    ['MAIL_URL', misplaced(MAIL_URL), place],
    ['SMS_URL', misplaced(SMS_URL), place],
    ['SMS_URL', production && SMS_URL?.startsWith('http:') === true, 'https exigé en production'],
    ['MAIL_FROM', (MAIL_URL === undefined) !== (MAIL_FROM === undefined), 'va avec MAIL_URL'],
    [
      'MAIL_PASSWORD_FILE',
      (MAIL_USER === undefined) !== (MAIL_PASSWORD_FILE === undefined),
      'va avec MAIL_USER',
    ],
    ['SMS_TOKEN_FILE', (SMS_URL === undefined) !== (SMS_TOKEN_FILE === undefined), 'va avec SMS_URL'],
  ];
}
