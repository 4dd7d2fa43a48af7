/** The environment of the simulated time-stamping authority, read once; production is refused. */
import { z } from 'zod';

const Environment = z.object({
  BORNE_MODE: z.literal('development', {
    error: 'l’autorité d’horodatage simulée ne démarre qu’en mode development',
  }),
  TSA_PORT: z.coerce.number().int().min(0).max(65_535),
  /** Holds its keys, made at the first start: whoever verifies must find the same authority tomorrow. */
  TSA_DIRECTORY: z.string().min(1),
});
export type Config = z.infer<typeof Environment>;

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

export function readConfig(environment: NodeJS.ProcessEnv): ConfigResult {
  const parsed = Environment.safeParse(environment);
  if (parsed.success) return { ok: true, config: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`),
  };
}
