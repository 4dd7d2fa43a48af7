/** The part of the environment that names the providers of identity. Absent: that button is not there. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProviderName } from '../../contract/sign-in.ts';

export interface ProviderSettings {
  name: ProviderName;
  issuer: string;
  /** The document under `/.well-known/`. Pro Santé Connect does not use the standard name. */
  wellKnown: 'openid-configuration' | 'wallet-openid-configuration';
  clientId: string;
  clientSecret: string;
  scope: string;
  /** Level asked for, and demanded of the answer; null: none. */
  acr: string | null;
  /** CIBA was granted to this service. */
  phone: boolean;
  /** How long after the login at the provider a session here may last. */
  loginHours: number;
  /** http: a provider of development on this machine. */
  insecure: boolean;
}

/** A path in the environment, the file's first line in the configuration: a secret is no environment variable. */
const SecretFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    context.addIssue({ code: 'custom', message: `fichier illisible (${path})` });
    return z.NEVER;
  }
});
const Issuer = z.url({ protocol: /^https?$/ }).refine((url) => !url.endsWith('/'), 'sans barre finale');
const Name = z.string().min(1).max(200);
const StructureId = z.string().regex(/^[134][0-9A-Z]{8,15}$/, 'un Struct_IdNat');

export const professionalsEnvironment = {
  /** `https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet`; `.bas.psc.` in the sandbox. */
  PSC_ISSUER: Issuer.optional(),
  PSC_CLIENT_ID: Name.optional(),
  PSC_CLIENT_SECRET_FILE: SecretFile.optional(),
  /** The exact value in the answers is not settled in public documents (security.md §6.4). */
  PSC_ACR: Name.default('eidas1'),
  /** CIBA must be granted to the service first. */
  PSC_PHONE: z.enum(['on', 'off']).default('off'),
  /** 21 pharmacist, 10 doctor, 60 nurse. */
  PSC_PROFESSIONS: z
    .string()
    .regex(/^\d\d( \d\d)*$/, 'des codes de profession')
    .default('21 10 60'),
  CPAM_ISSUER: Issuer.optional(),
  CPAM_CLIENT_ID: Name.optional(),
  CPAM_CLIENT_SECRET_FILE: SecretFile.optional(),
  CPAM_SCOPE: Name.default('openid profile'),
  /** The claim that makes an agent, and what it must hold: as text, or among the texts of a list. */
  CPAM_CLAIM: Name.optional(),
  CPAM_CLAIM_VALUE: Name.optional(),
  /** The claim that names the agent for the audit: small letters, digits and hyphens, 34 at most. */
  CPAM_AGENT_CLAIM: Name.default('sub'),
  /** The structure whose sites its agents work at. */
  CPAM_STRUCTURE_ID: StructureId.optional(),
  SIGN_IN_LOGIN_HOURS: z
    .string()
    .regex(/^\d{1,2}$/, 'des heures')
    .transform(Number)
    .refine((hours) => hours >= 1 && hours <= 12, 'de 1 à 12 heures')
    .default(4),
};

const SettingsSchema = z.object(professionalsEnvironment);
export type ProfessionalsSettings = z.infer<typeof SettingsSchema>;

type Rule = [name: string, broken: boolean, message: string];

/** A provider is whole or absent; production believes nobody on this machine, and nothing in clear. */
export function professionalsRules(
  given: ProfessionalsSettings,
  production: boolean,
  isLoopback: (host: string) => boolean,
): Rule[] {
  const { PSC_ISSUER, CPAM_ISSUER } = given;
  const wanting = (issuer: string | undefined, name: keyof ProfessionalsSettings): boolean =>
    issuer !== undefined && given[name] === undefined;
  return [
    ...(['PSC_CLIENT_ID', 'PSC_CLIENT_SECRET_FILE'] as const).map(
      (name): Rule => [name, wanting(PSC_ISSUER, name), 'va avec PSC_ISSUER'],
    ),
    ...(
      [
        'CPAM_CLIENT_ID',
        'CPAM_CLIENT_SECRET_FILE',
        'CPAM_CLAIM',
        'CPAM_CLAIM_VALUE',
        'CPAM_STRUCTURE_ID',
      ] as const
    ).map((name): Rule => [name, wanting(CPAM_ISSUER, name), 'va avec CPAM_ISSUER']),
    ...issuerRules('PSC_ISSUER', PSC_ISSUER, production, isLoopback),
    ...issuerRules('CPAM_ISSUER', CPAM_ISSUER, production, isLoopback),
  ];
}

function issuerRules(
  name: string,
  issuer: string | undefined,
  production: boolean,
  isLoopback: (host: string) => boolean,
): Rule[] {
  if (issuer === undefined) return [];
  const here = isLoopback(new URL(issuer).hostname);
  return [
    [name, production && here, 'un fournisseur simulé (boucle locale) : refusé en production'],
    [name, !issuer.startsWith('https:') && (production || !here), 'https exigé hors de cette machine'],
  ];
}

/** Those that are there. Only after the rules. */
export function providersOf(given: ProfessionalsSettings): ProviderSettings[] {
  const psc = named('psc', given.PSC_ISSUER, given.PSC_CLIENT_ID, given.PSC_CLIENT_SECRET_FILE);
  const cpam = named('cpam', given.CPAM_ISSUER, given.CPAM_CLIENT_ID, given.CPAM_CLIENT_SECRET_FILE);
  const loginHours = given.SIGN_IN_LOGIN_HOURS;
  return [
    ...psc.map((each) => ({
      ...each,
      ...({ wellKnown: 'wallet-openid-configuration', scope: 'openid scope_all' } as const),
      ...{ acr: given.PSC_ACR, phone: given.PSC_PHONE === 'on', loginHours },
    })),
    ...cpam.map((each) => ({
      ...each,
      ...({ wellKnown: 'openid-configuration', scope: given.CPAM_SCOPE } as const),
      ...{ acr: null, phone: false, loginHours },
    })),
  ];
}

type Named = Pick<ProviderSettings, 'name' | 'issuer' | 'clientId' | 'clientSecret' | 'insecure'>;

function named(name: ProviderName, issuer?: string, clientId?: string, clientSecret?: string): Named[] {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return [];
  return [{ name, issuer, clientId, clientSecret, insecure: issuer.startsWith('http:') }];
}
