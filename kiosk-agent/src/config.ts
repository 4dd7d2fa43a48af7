/** The environment, read once and whole: every error is named, production refuses what only a bench may have. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { logLevels } from './log.ts';
import { printerProfiles } from './printer/profiles.ts';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'un port')
  .transform(Number)
  .refine((port) => port <= 65_535, 'un port');
const Milliseconds = z
  .string()
  .regex(/^\d{1,7}$/, 'des millisecondes')
  .transform(Number);
const Text = z.string().min(1, 'vide').max(4096);
const profileNames = Object.keys(printerProfiles) as (keyof typeof printerProfiles)[];

/** A path in the environment, the file's text in the configuration. */
const Pem = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: `fichier illisible (${path})` });
    return z.NEVER;
  }
});

const BuiltScreen = Text.superRefine((folder, context) => {
  try {
    readFileSync(join(folder, 'index.html'));
  } catch {
    context.addIssue({ code: 'custom', message: `pas d’écran construit ici (${folder}) : npm run build` });
  }
});

const Address = z
  .string()
  .regex(/^(?:\[[0-9a-f:]+\]|[^:\s]+):\d{1,5}$/i, 'attendu hôte:port')
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
  });

const EnvironmentSchema = z.object({
  BORNE_MODE: z.enum(['development', 'production']),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  AGENT_PORT: Port,
  UI_DIST: BuiltScreen,
  PAIRING_TOKEN_FILE: Text,
  SERVER_URL: z.url({ protocol: /^https?$/ }).refine(isOrigin, 'https://hôte:port, sans chemin'),
  SERVER_CA: Pem,
  KIOSK_CERT: Pem,
  KIOSK_KEY: Pem,
  CARD_DRIVER: z.enum(['vitale2-libre', 'simulateur']),
  /** Part of the PC/SC reader's name; empty: the first that is not for a professional's card. */
  CARD_READER: z.string().max(200).default(''),
  /** Where another daemon than the system's listens. */
  PCSCLITE_CSOCK_NAME: Text.optional(),
  SIMULATEUR_PORT: Port.optional(),
  PRINTER_ADDRESS: Address,
  PRINTER_PROFILE: z.enum(profileNames),
  DEVICES_SIMULATED: z.enum(['true', 'false']).transform((text) => text === 'true'),
  /** A visit without a touch is wiped after this. */
  IDLE_MS: Milliseconds.default(5 * 60_000),
});

function isOrigin(url: string): boolean {
  // What is no address at all is told by the rule before.
  return !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`;
}

export type AgentConfig = z.infer<typeof EnvironmentSchema>;

/** Raw, so that a rule is told even when another variable is absent. */
type Environment = NodeJS.ProcessEnv;
type Rule = [name: keyof AgentConfig, broken: boolean, message: string];

function rules(given: Environment): Rule[] {
  const simulated = given['CARD_DRIVER'] === 'simulateur';
  const admitted = given['DEVICES_SIMULATED'] === 'true';
  return [
    ['SIMULATEUR_PORT', simulated && !given['SIMULATEUR_PORT'], 'exigé avec CARD_DRIVER=simulateur'],
    ['DEVICES_SIMULATED', simulated && !admitted, 'true exigé avec CARD_DRIVER=simulateur'],
  ];
}

function productionRules(given: Environment): Rule[] {
  const reader = given['CARD_READER'] ?? '';
  const simulated = given['CARD_DRIVER'] === 'simulateur';
  return [
    ['CARD_DRIVER', simulated, 'un lecteur simulé en production'],
    ['CARD_READER', reader === '', 'exigé en production : le nom du lecteur de carte Vitale'],
    ['CARD_READER', /virtual|vpcd/i.test(reader), 'un lecteur virtuel en production'],
    ['DEVICES_SIMULATED', given['DEVICES_SIMULATED'] === 'true', 'des appareils simulés en production'],
    [
      'PRINTER_ADDRESS',
      isLoopback(given['PRINTER_ADDRESS']),
      'une imprimante simulée (boucle locale) en production',
    ],
    ['SERVER_URL', !given['SERVER_URL']?.startsWith('https://'), 'https exigé en production'],
  ];
}

function isLoopback(address: string | undefined): boolean {
  const host = Address.safeParse(address).data?.host ?? '';
  if (isIP(host)) return /^(::ffff:)?127\./i.test(host) || ['::1', '::', '0.0.0.0'].includes(host);
  return host === 'localhost' || host.endsWith('.localhost');
}

export type ConfigResult = { ok: true; config: AgentConfig } | { ok: false; problems: string[] };

/** Reads the environment. Each problem names its variable; a value is told only where it is a path. */
export function readConfig(environment: Environment = process.env): ConfigResult {
  const result = EnvironmentSchema.safeParse(environment);
  const issues = result.error?.issues.map((issue) => `${issue.path.join('.')} : ${sentence(issue)}`) ?? [];
  const production = environment['BORNE_MODE'] === 'production' ? productionRules(environment) : [];
  const broken = [...rules(environment), ...production].filter(([, isBroken]) => isBroken);
  const problems = new Set([...issues, ...broken.map(([name, , message]) => `${name} : ${message}`)]);
  if (result.success && problems.size === 0) return { ok: true, config: result.data };
  return { ok: false, problems: [...problems] };
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'absent';
  if (issue.code === 'invalid_value') return `attendu ${issue.values.join(' ou ')}`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'une adresse http(s)';
  return issue.message;
}
