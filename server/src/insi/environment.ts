/** The part of the environment that says where INSi is and as whom it is asked. Absent: INSi is not asked. */
import { z } from 'zod';

export const insiEnvironment = {
  /** The whole address of the service: `https://…/lps`. Absent: the number of the card is used, as before INSi. */
  INSI_URL: z
    .url({ protocol: /^https$/ })
    .refine((url) => !url.endsWith('/'), 'sans barre finale')
    .optional(),
  /** Number that the CNDA gave this software (IDAM). */
  INSI_AUTHORIZATION: z.string().min(1).max(40).optional(),
  /** identifiantFacturation of the professional or the structure. */
  INSI_BILLING_ID: z
    .string()
    .regex(/^\d{9}$/, 'neuf chiffres')
    .optional(),
  INSI_DEADLINE_MS: z
    .string()
    .regex(/^\d{1,6}$/, 'des millisecondes')
    .transform(Number)
    .default(8_000),
  /**
   * From which identity status a record is opened under the matricule of INSi (identity-status.ts). RECUP: INSi named one
   * person, whose card is there, as a kiosk alone can tell. QUAL, what the referential asks before a matricule is shared:
   * then a kiosk opens nothing for anybody whose papers the counter did not see, unless INS_CARD_IS_DOCUMENT is on.
   */
  INS_SHARED_FROM: z.enum(['RECUP', 'QUAL']).default('RECUP'),
  /**
   * Whether the carte Vitale counts as the high-trust document of its holder. UNCERTAIN in public documents, which do not
   * name it among them: off until the authority that answers for the kiosk says so.
   */
  INS_CARD_IS_DOCUMENT: z.enum(['on', 'off']).default('off'),
};

export interface InsiSettings {
  INSI_URL?: string | undefined;
  INSI_AUTHORIZATION?: string | undefined;
  INSI_BILLING_ID?: string | undefined;
  INS_SHARED_FROM: 'RECUP' | 'QUAL';
}

type Rule = [name: string, broken: boolean, message: string];

/** Production asks no simulator, and no simulated number leaves for a real service. */
export function insiRules(
  { INSI_URL, INSI_AUTHORIZATION, INSI_BILLING_ID, INS_SHARED_FROM }: InsiSettings,
  production: boolean,
  isLoopback: (host: string) => boolean,
): Rule[] {
  const isAsked = INSI_URL !== undefined;
  const isLocal = isAsked && isLoopback(new URL(INSI_URL).hostname);
  return [
    ['INSI_URL', production && isLocal, 'un simulateur (boucle locale) en production'],
    ['INSI_AUTHORIZATION', isAsked !== (INSI_AUTHORIZATION !== undefined), 'va avec INSI_URL'],
    [
      'INSI_AUTHORIZATION',
      production && INSI_AUTHORIZATION?.startsWith('SIMULE-') === true,
      'un numéro simulé en production',
    ],
    ['INS_SHARED_FROM', INS_SHARED_FROM === 'QUAL' && !isAsked, 'QUAL ne peut être atteint sans INSI_URL'],
    ['INSI_BILLING_ID', isAsked !== (INSI_BILLING_ID !== undefined), 'va avec INSI_URL'],
  ];
}
