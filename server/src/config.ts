/** The environment, read once and whole: every error is named, production refuses what only a bench may have. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RegimeSchema } from '../contract/index.ts';
import { minorsFields } from './consent/minors-settings.ts';
import { publicReceiptKey } from './evidence/receipt-key.ts';
import { sendingEnvironment, sendingRules } from './home/environment.ts';
import { isLoopback } from './http/loopback.ts';
import { ProxyList } from './http/proxies.ts';
import { insiEnvironment, insiRules } from './insi/environment.ts';
import { ledgerFields, ledgerRules, productionLedgerRules } from './ledger/ledger-settings.ts';
import { logLevels } from './log.ts';
import { professionalsEnvironment, professionalsRules } from './professionals/provider-settings.ts';
import { nationalKeyFields, nationalKeyRules } from './secrets/national-key-settings.ts';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'un port')
  .transform(Number)
  .refine((port) => port <= 65_535, 'un port');
const Milliseconds = z
  .string()
  .regex(/^\d{1,6}$/, 'des millisecondes')
  .transform(Number);
const Text = z.string().min(1, 'vide').max(200);
const Url = z.url({ protocol: /^https?$/ }).refine((url) => !url.endsWith('/'), 'sans barre finale');

const DatabaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'une adresse postgresql://');

/** A path in the environment, the file's text in the configuration. */
const Pem = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: `fichier illisible (${path})` });
    return z.NEVER;
  }
});

const vaultFields = {
  SECRETS_DIR: Text,
  /** Where the key vault's state lies: in a file of SECRETS_DIR, or sealed by a module whose PIN is in token.pin there. */
  KEY_VAULT: z.enum(['file', 'pkcs11']).default('file'),
  KEY_VAULT_LIBRARY: Text.optional(),
  KEY_VAULT_TOKEN: Text.optional(),
  /** Read by SoftHSM itself. */
  SOFTHSM2_CONF: Text.optional(),
};
const VaultSchema = z.object(vaultFields);
/** What opening the vault needs. */
export type VaultSettings = z.infer<typeof VaultSchema>;

const EnvironmentSchema = z
  .object({
    BORNE_MODE: z.enum(['development', 'production']),
    LOG_LEVEL: z.enum(logLevels).default('info'),
    DATABASE_URL: DatabaseUrl,
    ...vaultFields,
    ...ledgerFields,
    REGIME: RegimeSchema,
    ...minorsFields,
    KIOSK_API_HOST: Text,
    KIOSK_API_PORT: Port,
    KIOSK_API_CERT: Pem,
    KIOSK_API_KEY: Pem,
    KIOSK_CA: Pem,
    PUBLIC_HOST: Text,
    PUBLIC_PORT: Port,
    /** Absent in development: the address of the listener. */
    PUBLIC_URL: Url.optional(),
    PUBLIC_CERT: Pem.optional(),
    PUBLIC_KEY: Pem.optional(),
    PUBLIC_PROXIES: ProxyList.default([]),
    /**
     * `development`: invented staff without a password, never in production. Without it and without a provider
     * (professionals/provider-settings.ts) there is no counter page.
     */
    COUNTER_SIGN_IN: z.enum(['development']).optional(),
    ...professionalsEnvironment,
    COUNTER_HOST: Text.default('127.0.0.1'),
    COUNTER_PORT: Port.optional(),
    /** The address of the page outside this machine; needs a certificate. */
    COUNTER_URL: Url.optional(),
    COUNTER_CERT: Pem.optional(),
    COUNTER_KEY: Pem.optional(),
    /** How long calls and hand-over numbers are kept after their end; what the audit trail says of them stays. */
    COUNTER_RETENTION_DAYS: z
      .string()
      .regex(/^\d{1,3}$/, 'des jours')
      .transform(Number)
      .refine((days) => days >= 1 && days <= 365, 'de 1 à 365 jours')
      .default(30),
    /** How long an identity is kept after its record was closed, or its act was refused; then it is erased. */
    EVIDENCE_RETENTION_YEARS: z
      .string()
      .regex(/^\d{1,2}$/, 'des années')
      .transform(Number)
      .refine((years) => years >= 1 && years <= 50, 'de 1 à 50 ans')
      .default(10),
    DMP_URL: Url,
    DMP_CERT: Pem,
    DMP_CA: Pem,
    DMP_SEAL_CERT: Pem,
    ...nationalKeyFields,
    DMP_INS_OID: Text,
    DMP_SOFTWARE_OID: Text,
    /** LPS_ID and LPS_ID_HOMOLOGATION_DMP, given to the editor; invented in development. */
    DMP_SOFTWARE_ID: Text.default(invented('0')),
    DMP_SOFTWARE_HOMOLOGATION_ID: Text.default(invented('1')),
    DMP_STRUCTURE_ID: Text,
    DMP_STRUCTURE_NAME: Text,
    DMP_AUTHOR_ID: Text,
    DMP_AUTHOR_FAMILY: Text,
    DMP_AUTHOR_GIVEN: Text,
    /** National name of « no internet access to renew »: not public, the default is our simulator's. */
    DMP_NO_ACCESS_STATUS: Text.optional(),
    /** Whether the specific services must name our request in RelatesTo; the official samples, taken apart, do not. */
    DMP_RELATES_TO: z.enum(['checked', 'ignored']).default('checked'),
    DMP_DEADLINE_MS: Milliseconds.default(8_000),
    /** Deliveries side by side, in batches; 0 leaves them to other processes. */
    DELIVERY_WORKERS: z
      .string()
      .regex(/^\d{1,2}$/, 'un nombre')
      .transform(Number)
      .default(8),
    /** How long a kiosk waits for the national answer before it is told `pending`. */
    SETTLEMENT_WAIT_MS: Milliseconds.default(12_000),
    ...insiEnvironment,
    ...sendingEnvironment,
  })
  .superRefine((environment, context) => {
    const rules = environment.BORNE_MODE === 'production' ? productionRules : developmentRules;
    for (const [name, broken, message] of [
      ...vaultRules(environment),
      ...nationalKeyRules(environment),
      ...ledgerRules(environment),
      ...rules(environment),
    ]) {
      if (broken) context.addIssue({ code: 'custom', path: [name], message });
    }
  });

export type Config = z.infer<typeof EnvironmentSchema>;

/** An identifier that production refuses. */
function invented(name: string): string {
  return `DEVELOPPEMENT-${name}`;
}

type Rule = [name: string, broken: boolean, message: string];

function productionRules(given: Omit<Config, never>): Rule[] {
  const { DMP_SOFTWARE_ID, DMP_SOFTWARE_HOMOLOGATION_ID, DMP_INS_OID, DMP_URL, PUBLIC_URL } = given;
  const required = 'exigé en production';
  return [
    ['PUBLIC_URL', !PUBLIC_URL?.startsWith('https://'), 'https exigé en production'],
    ['PUBLIC_CERT', !given.PUBLIC_CERT, required],
    ['PUBLIC_KEY', !given.PUBLIC_KEY, required],
    ['DMP_URL', isLoopback(new URL(DMP_URL).hostname), 'un simulateur (boucle locale) en production'],
    ['DMP_URL', !DMP_URL.startsWith('https://'), 'https exigé'],
    ['DMP_INS_OID', /\.1[01]$/.test(DMP_INS_OID), 'un OID de test (.10) ou de démonstration (.11)'],
    ['DMP_SOFTWARE_ID', DMP_SOFTWARE_ID === invented('0'), required],
    ['DMP_SOFTWARE_HOMOLOGATION_ID', DMP_SOFTWARE_HOMOLOGATION_ID === invented('1'), required],
    [
      'COUNTER_SIGN_IN',
      given.COUNTER_SIGN_IN === 'development',
      'des agents inventés, sans mot de passe : refusé en production (sans cette variable, pas de page du comptoir)',
    ],
    ...counterRules(given),
    ...professionalsRules(given, true, isLoopback),
    ...productionLedgerRules(given),
    ...insiRules(given, true, isLoopback),
    ...sendingRules(given, true, isLoopback),
  ];
}

function vaultRules({ KEY_VAULT, KEY_VAULT_LIBRARY, KEY_VAULT_TOKEN }: VaultSettings): Rule[] {
  const inModule = KEY_VAULT === 'pkcs11';
  return [
    ['KEY_VAULT_LIBRARY', inModule && !KEY_VAULT_LIBRARY, 'va avec KEY_VAULT=pkcs11'],
    ['KEY_VAULT_TOKEN', inModule && !KEY_VAULT_TOKEN, 'va avec KEY_VAULT=pkcs11'],
  ];
}

function developmentRules(given: Omit<Config, never>): Rule[] {
  const { PUBLIC_CERT, PUBLIC_KEY, PUBLIC_HOST } = given;
  return [
    ...counterRules(given),
    ...insiRules(given, false, isLoopback),
    ...professionalsRules(given, false, isLoopback),
    ...sendingRules(given, false, isLoopback),
    ['PUBLIC_KEY', Boolean(PUBLIC_CERT) !== Boolean(PUBLIC_KEY), 'va avec PUBLIC_CERT'],
    [
      'PUBLIC_HOST',
      !PUBLIC_CERT && !isLoopback(PUBLIC_HOST),
      'sans PUBLIC_CERT, la page ne sort pas de cette machine (127.0.0.1)',
    ],
  ];
}

/** Without a way to sign in there is nobody who could use the page. */
export function hasCounter(given: Pick<Config, 'COUNTER_SIGN_IN' | 'PSC_ISSUER' | 'CPAM_ISSUER'>): boolean {
  return Boolean(given.COUNTER_SIGN_IN ?? given.PSC_ISSUER ?? given.CPAM_ISSUER);
}

/** http is for this machine alone; a page that leaves it says under which https address it is found. */
function counterRules(given: Omit<Config, never>): Rule[] {
  const { COUNTER_PORT, COUNTER_HOST, COUNTER_URL, COUNTER_CERT, COUNTER_KEY } = given;
  if (!hasCounter(given)) return [];
  const https = Boolean(COUNTER_CERT);
  return [
    ['COUNTER_PORT', COUNTER_PORT === undefined, 'va avec COUNTER_SIGN_IN, PSC_ISSUER ou CPAM_ISSUER'],
    ['COUNTER_KEY', https !== Boolean(COUNTER_KEY), 'va avec COUNTER_CERT'],
    ['COUNTER_URL', https !== Boolean(COUNTER_URL?.startsWith('https://')), 'https, va avec COUNTER_CERT'],
    [
      'COUNTER_HOST',
      !https && !isLoopback(COUNTER_HOST),
      'sans COUNTER_CERT, la page du comptoir ne sort pas de cette machine (127.0.0.1)',
    ],
  ];
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string };

/** Reads the environment. The sentence names every variable that is absent or wrong, and never its value. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ConfigResult {
  const result = EnvironmentSchema.safeParse(environment);
  if (result.success) return { ok: true, config: result.data };
  return { ok: false, problems: problemsOf(result.error) };
}

function problemsOf({ issues }: z.ZodError): string {
  const problems = issues.map((issue) => `${issue.path.join('.')} : ${sentence(issue)}`);
  return [...new Set(problems)].join(' ; ');
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return 'absent';
  if (issue.code === 'invalid_value') return `attendu ${issue.values.join(' ou ')}`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'une adresse http(s)';
  return issue.message;
}

/** For commands that need nothing but the database. */
export function readDatabaseUrl(environment: NodeJS.ProcessEnv = process.env): string | null {
  return environment['DATABASE_URL'] || null;
}

type Read<Settings> = { ok: true; settings: Settings } | { ok: false; problems: string };

function readWith<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): Read<z.infer<Schema>> {
  const result = schema.safeParse(environment);
  return result.success
    ? { ok: true, settings: result.data }
    : { ok: false, problems: problemsOf(result.error) };
}

/** For commands that need nothing but the keys. */
export const readVaultSettings = (): Read<VaultSettings> => readWith(VaultSchema);

const LedgerKeySchema = z.object({ SECRETS_DIR: vaultFields.SECRETS_DIR, ...ledgerFields });

/** For the command that says the ledger's vkey, and the one that begins a new origin. */
export const readLedgerKeySettings = (
  environment?: NodeJS.ProcessEnv,
): Read<z.infer<typeof LedgerKeySchema>> => readWith(LedgerKeySchema, environment);

const ExportSchema = z.object({
  DATABASE_URL: DatabaseUrl,
  ...vaultFields,
  ...ledgerFields,
  KIOSK_CA: Pem,
  /** Root of the authority at LEDGER_TSA_URL. Absent: the policy asks for no time stamp. */
  LEDGER_TSA_CA: Pem.optional(),
  /** In development what is handed out says that nothing is real. */
  BORNE_MODE: z.enum(['development', 'production']),
  /** Of the FHIR view. */
  DMP_INS_OID: z.string().regex(/^1\.2\.250\.1\.213\.1\.4\.(8|10|11)$/),
  DMP_STRUCTURE_ID: Text.optional(),
  DMP_STRUCTURE_NAME: Text.optional(),
  /** Public halves of the receipt keys of the past (`x` of their JWK), separated by spaces. */
  RECEIPT_FORMER_KEYS: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))])
    .pipe(z.array(z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'une clé publique Ed25519 en base64url')).max(63))
    .transform((keys) => keys.map(publicReceiptKey)),
});
export type ExportSettings = z.infer<typeof ExportSchema>;

/** For the command that exports an act. */
export const readExportSettings = (environment?: NodeJS.ProcessEnv): Read<ExportSettings> =>
  readWith(ExportSchema, environment);
