/** The witness's environment, read once and whole. It never leaves this machine unless it is told to. */
import { z } from 'zod';
import { isOwnKeyName, parseVkey, signatureTypes, type VerifierKey } from '../ledger/verifier-key.ts';
import { logLevels } from '../log.ts';

const LogKey = z.string().transform((text, context): VerifierKey => {
  const key = parseVkey(text);
  if (key?.type === signatureTypes.log) return key;
  context.addIssue({ code: 'custom', message: 'une clé de journal (vkey de type 01)' });
  return z.NEVER;
});

const EnvironmentSchema = z.object({
  LOG_LEVEL: z.enum(logLevels).default('info'),
  WITNESS_HOST: z.string().min(1).default('127.0.0.1'),
  WITNESS_PORT: z.coerce.number().int().min(0).max(65_535),
  /** As it signs: a URL without its scheme, for instance temoin.example.fr/journal. */
  WITNESS_NAME: z.string().refine(isOwnKeyName, 'un nom en ASCII, sans espace ni signe plus'),
  /** Holds the key and what was signed last; both are made at the first start. */
  WITNESS_DIRECTORY: z.string().min(1),
  /** The logs that it watches: vkeys separated by spaces. Several keys of one name: a log that changed its key. */
  WITNESS_LOGS: z
    .string()
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .pipe(z.array(LogKey).min(1, 'au moins un journal')),
});
export type WitnessConfig = z.infer<typeof EnvironmentSchema>;

export type ConfigResult = { ok: true; config: WitnessConfig } | { ok: false; problems: string };

/** Names every variable that is absent or wrong, never its value. */
export function readConfig(environment: NodeJS.ProcessEnv): ConfigResult {
  const result = EnvironmentSchema.safeParse(environment);
  if (result.success) return { ok: true, config: result.data };
  const problems = result.error.issues.map(({ path, message, code }) => {
    const words = code === 'invalid_type' ? 'absent' : message;
    return `${path[0]?.toString()} : ${words}`;
  });
  return { ok: false, problems: [...new Set(problems)].join(' ; ') };
}
